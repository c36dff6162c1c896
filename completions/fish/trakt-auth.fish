# fish completion for trakt-auth, made by: trakt-auth --generate complete-fish

complete -c trakt-auth -f
complete -c trakt-auth -n '__fish_is_nth_token 1' -a 'login status refresh logout token'
complete -c trakt-auth -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-auth -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-auth -l help -s h -d 'Print this help and exit'
complete -c trakt-auth -l version -d 'Print the version and exit'
