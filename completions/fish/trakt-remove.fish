# fish completion for trakt-remove, made by: trakt-remove --generate complete-fish

complete -c trakt-remove -f
complete -c trakt-remove -l from -r -f -a 'history collection watchlist ratings favorites (sh -c \'grep -x "list:[A-Za-z0-9_-]\\{1,\\}" "${XDG_CACHE_HOME:-$HOME/.cache}/traktutils${TRAKT_PROFILE:+/profiles/$TRAKT_PROFILE}/lists" 2>/dev/null || echo list:\')' -d 'Remove from this list'
complete -c trakt-remove -l all-plays -d 'Remove every play of the films, episodes, seasons or shows in the input (history only)'
complete -c trakt-remove -l whole-show -d 'Remove all episodes of a show or season record (collection only)'
complete -c trakt-remove -l yes -s y -d 'Remove without asking'
complete -c trakt-remove -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-remove -l dry-run -s n -d 'Show what would be done, without changing anything'
complete -c trakt-remove -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-remove -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-remove -l help -s h -d 'Print this help and exit'
complete -c trakt-remove -l version -d 'Print the version and exit'
