# fish completion for trakt-remove, made by: trakt-remove --generate complete-fish

complete -c trakt-remove -f
complete -c trakt-remove -l from -r -f -a 'history collection watchlist ratings' -d 'What to remove from'
complete -c trakt-remove -l all-plays -d 'From the history: remove every play of the movies, episodes, seasons or shows in the input'
complete -c trakt-remove -l whole-show -d 'From the collection: let a show or season stand for all its episodes'
complete -c trakt-remove -l yes -s y -d 'Do not ask'
complete -c trakt-remove -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-remove -l dry-run -s n -d 'Show what would be done, without changing anything'
complete -c trakt-remove -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-remove -l verbose -s v -d 'Print a line for each HTTP request to stderr, never a token'
complete -c trakt-remove -l help -s h -d 'Print this help and exit'
complete -c trakt-remove -l version -d 'Print the version and exit'
