# fish completion for lib-scan, made by: lib-scan --generate complete-fish

complete -c lib-scan -f
complete -c lib-scan -n 'not string match -q -- "--*=*" (commandline -ct)' -a '(__fish_complete_directories (commandline -ct) "")'
complete -c lib-scan -l watched-at -r -f -a 'created modified released unknown now none' -d 'When it was watched: the file\'s birth time (or its modification time where the file system keeps none), its modification time, the day of release, an unknown day, the time of this run, nothing, or a time such as "2025-11-17 01:02"'
complete -c lib-scan -l type -r -f -a 'movie episode show' -d 'The library holds only this: every name is read as one'
complete -c lib-scan -l level -r -f -a 'episode season show' -d 'Write a record for each episode, or one for each season or show'
complete -c lib-scan -l explain -d 'Add to each record where its fields came from, and which are guesses'
complete -c lib-scan -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c lib-scan -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c lib-scan -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c lib-scan -l help -s h -d 'Print this help and exit'
complete -c lib-scan -l version -d 'Print the version and exit'
