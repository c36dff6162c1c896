# fish completion for trakt-suspect, made by: trakt-suspect --generate complete-fish

complete -c trakt-suspect -f
complete -c trakt-suspect -l only -r -f -a '(set -l chosen (commandline -ct | string replace -r "^-[^=]*=" "" | string replace -r "[^,]*\$" ""); printf "%s\n" "$chosen"{unknown-date,future,burst,duplicate,overlap})' -d 'Apply only these rules (default: all)'
complete -c trakt-suspect -l min-burst -r -f -d 'The number of plays that make a burst'
complete -c trakt-suspect -l within -r -f -d 'Plays of an item at most DURATION apart are duplicates (default: 1h, or the item\'s running time if it is longer and known)'
complete -c trakt-suspect -l same-day -d 'Plays of an item on the same day are duplicates'
complete -c trakt-suspect -l timezone -r -f -d 'The time zone of the days for --same-day (default: the zone of --zone, else your Trakt account\'s if you are signed in, else this computer\'s)'
complete -c trakt-suspect -l keep -r -f -a 'oldest newest' -d 'Which of an item\'s duplicates counts as real'
complete -c trakt-suspect -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-suspect -l zone -r -f -d 'Read times without a zone in ZONE (Europe/Berlin, UTC, +02:00, local)'
complete -c trakt-suspect -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-suspect -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-suspect -l help -s h -d 'Print this help and exit'
complete -c trakt-suspect -l version -d 'Print the version and exit'
