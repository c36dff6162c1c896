# fish completion for trakt-get, made by: trakt-get --generate complete-fish

complete -c trakt-get -f
complete -c trakt-get -l query -r -f -d 'Add KEY=VALUE to the query'
complete -c trakt-get -l no-pages -d 'Send one request, without page parameters'
complete -c trakt-get -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-get -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-get -l help -s h -d 'Print this help and exit'
complete -c trakt-get -l version -d 'Print the version and exit'
