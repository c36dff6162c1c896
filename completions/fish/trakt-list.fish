# fish completion for trakt-list, made by: trakt-list --generate complete-fish

complete -c trakt-list -f
complete -c trakt-list -n '__fish_is_nth_token 1' -a 'watched collection watchlist ratings favorites lists (sh -c \'grep -x "list:[A-Za-z0-9_-]\\{1,\\}" "${XDG_CACHE_HOME:-$HOME/.cache}/traktutils${TRAKT_PROFILE:+/profiles/$TRAKT_PROFILE}/lists" 2>/dev/null || echo list:\')'
complete -c trakt-list -l type -s t -r -f -a '(set -l chosen (commandline -ct | string replace -r "^-[^=]*=" "" | string replace -r "[^,]*\$" ""); printf "%s\n" "$chosen"{movie,show,season,episode})' -d 'Print only rows of these types'
complete -c trakt-list -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-list -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-list -l help -s h -d 'Print this help and exit'
complete -c trakt-list -l version -d 'Print the version and exit'
