# fish completion for lib-scan, made by: lib-scan --generate complete-fish

complete -c lib-scan -f
complete -c lib-scan -n 'not string match -q -- "--*=*" (commandline -ct)' -a '(__fish_complete_directories (commandline -ct) "")'
complete -c lib-scan -l type -r -f -a 'movie episode show' -d 'Read every name as this type, for a library that holds nothing else'
complete -c lib-scan -l watched-at -r -f -a 'created modified released unknown now none' -d 'The watch time: the file\'s creation time (created) or modification time (modified), the day of release (released), an unknown date (unknown), the time of this run (now), no watch time (none), or a time such as "2025-11-17 01:02"'
complete -c lib-scan -l level -r -f -a 'episode season show' -d 'Write one record per episode, season or show'
complete -c lib-scan -l explain -d 'Add to each record the evidence for each field, and which fields are guesses'
complete -c lib-scan -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c lib-scan -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c lib-scan -l verbose -s v -d 'Print more details to stderr'
complete -c lib-scan -l help -s h -d 'Print this help and exit'
complete -c lib-scan -l version -d 'Print the version and exit'
