# fish completion for trakt-add, made by: trakt-add --generate complete-fish

complete -c trakt-add -f
complete -c trakt-add -l to -r -f -a 'history collection watchlist ratings favorites (sh -c \'grep -x "list:[A-Za-z0-9_-]\\{1,\\}" "${XDG_CACHE_HOME:-$HOME/.cache}/traktutils${TRAKT_PROFILE:+/profiles/$TRAKT_PROFILE}/lists" 2>/dev/null || echo list:\')' -d 'Add to this list'
complete -c trakt-add -l watched-at -r -f -a 'now released unknown' -d 'The watch time of plays without a watched_at'
complete -c trakt-add -l whole-show -d 'Add all aired episodes of a show or season record'
complete -c trakt-add -l upload-file -r -F -d 'Send nothing; write FILE, for Trakt\'s web importer (app.trakt.tv, Settings, Data, Import)'
complete -c trakt-add -l force -d 'Let --upload-file overwrite FILE'
complete -c trakt-add -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-add -l zone -r -f -d 'Read times without a zone in ZONE (Europe/Berlin, UTC, +02:00, local)'
complete -c trakt-add -l dry-run -s n -d 'Show what would be done, without changing anything'
complete -c trakt-add -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-add -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-add -l help -s h -d 'Print this help and exit'
complete -c trakt-add -l version -d 'Print the version and exit'
