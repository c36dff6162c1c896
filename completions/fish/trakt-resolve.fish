# fish completion for trakt-resolve, made by: trakt-resolve --generate complete-fish

complete -c trakt-resolve -f
complete -c trakt-resolve -l known -r -F -d 'Look for titles and episodes in the records of FILE first, such as a file from Trakt\'s export'
complete -c trakt-resolve -l overrides -r -F -d 'Use the records of FILE, with your titles and Trakt\'s ids, for records without a Trakt id (default: overrides.ndjson in the suite\'s config folder)'
complete -c trakt-resolve -l min-score -r -f -d 'Reject matches scoring below N (0-100)'
complete -c trakt-resolve -l ask -d 'Show the candidates of an uncertain title on the terminal, and remember your choice as an override'
complete -c trakt-resolve -l offline -d 'Send no requests'
complete -c trakt-resolve -l refresh -d 'Ignore cached answers and ask Trakt again'
complete -c trakt-resolve -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-resolve -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-resolve -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-resolve -l help -s h -d 'Print this help and exit'
complete -c trakt-resolve -l version -d 'Print the version and exit'
