# fish completion for trakt-search, made by: trakt-search --generate complete-fish

complete -c trakt-search -f
complete -c trakt-search -l type -s t -r -f -a '(set -l chosen (commandline -ct | string replace -r "^-[^=]*=" "" | string replace -r "[^,]*\$" ""); printf "%s\n" "$chosen"{movie,show,episode})' -d 'Find titles of these types'
complete -c trakt-search -l year -s y -r -f -d 'Find titles of this year'
complete -c trakt-search -l limit -s l -r -f -d 'Print at most N titles'
complete -c trakt-search -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-search -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-search -l help -s h -d 'Print this help and exit'
complete -c trakt-search -l version -d 'Print the version and exit'
