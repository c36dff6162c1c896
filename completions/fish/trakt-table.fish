# fish completion for trakt-table, made by: trakt-table --generate complete-fish

complete -c trakt-table -f
complete -c trakt-table -l columns -r -f -a '(set -l chosen (commandline -ct | string replace -r "^-[^=]*=" "" | string replace -r "[^,]*\$" ""); printf "%s\n" "$chosen"{id,watched_at,title,episode,episode_title,file,imdb,number,reason,season,slug,suspect,tmdb,trakt,tvdb,type,why,year})' -d 'Show these columns, separated by commas'
complete -c trakt-table -l width -r -f -d 'Make the table at most N columns wide'
complete -c trakt-table -l utc -d 'Show times in UTC instead of local time'
complete -c trakt-table -l csv -d 'Print comma-separated values, with the column names first'
complete -c trakt-table -l tsv -d 'Print tab-separated values, with the column names first'
complete -c trakt-table -l timeline -d 'Draw a bar of plays per day (per week or month for a longer time), and mark minutes with 5 plays or more'
complete -c trakt-table -l rejects -r -F -d 'Write rejected records, with the reason, to FILE'
complete -c trakt-table -l quiet -s q -d 'Print only errors: no progress and no summary'
complete -c trakt-table -l verbose -s v -d 'Print more details to stderr'
complete -c trakt-table -l help -s h -d 'Print this help and exit'
complete -c trakt-table -l version -d 'Print the version and exit'
