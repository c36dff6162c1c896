# fish completion for trakt-diff, made by: trakt-diff --generate complete-fish

complete -c trakt-diff -f
complete -c trakt-diff -n 'not string match -q -- "--*=*" (commandline -ct)' -F
complete -c trakt-diff -l cloud -f -a 'history collection watchlist ratings favorites (sh -c \'grep -x "list:[A-Za-z0-9_-]\\{1,\\}" "${XDG_CACHE_HOME:-$HOME/.cache}/traktutils${TRAKT_PROFILE:+/profiles/$TRAKT_PROFILE}/lists" 2>/dev/null || echo list:\')' -d 'Compare with the account\'s history, or another LIST'
complete -c trakt-diff -l by -r -f -a 'item play value' -d 'Two records are the same if they name the same item (item), the same item and minute (play), or the same item with the same rating or collected_at (value)'
complete -c trakt-diff -l within -r -f -d 'With --by play: treat plays up to SPAN apart (26h) as the same play'
complete -c trakt-diff -l common -s c -d 'Print the records of A that are also in B'
complete -c trakt-diff -l reverse -s r -d 'Print the records of B that are not in A'
complete -c trakt-diff -l take -r -f -a '(set -l chosen (commandline -ct | string replace -r "^-[^=]*=" "" | string replace -r "[^,]*\$" ""); printf "%s\n" "$chosen"{watched_at,collected_at,rating,rated_at})' -d 'With --common: print A\'s records with B\'s values of these keys, separated by commas'
complete -c trakt-diff -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-diff -l zone -r -f -d 'Read times without a zone in ZONE (Europe/Berlin, UTC, +02:00, local)'
complete -c trakt-diff -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-diff -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-diff -l help -s h -d 'Print this help and exit'
complete -c trakt-diff -l version -d 'Print the version and exit'
