# fish completion for trakt-history, made by: trakt-history --generate complete-fish

complete -c trakt-history -f
complete -c trakt-history -l type -s t -r -f -a 'movie episode' -d 'Print only plays of this type'
complete -c trakt-history -l since -s s -r -f -d 'Print only plays at TIME or later'
complete -c trakt-history -l until -s u -r -f -d 'Print only plays at TIME or earlier'
complete -c trakt-history -l limit -s l -r -f -d 'Print at most N plays'
complete -c trakt-history -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-history -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-history -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-history -l help -s h -d 'Print this help and exit'
complete -c trakt-history -l version -d 'Print the version and exit'
