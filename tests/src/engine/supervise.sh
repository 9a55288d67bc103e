# Runs one ephemeral server for as long as standard input stays open: the parent holds the other end of it and the
# kernel closes that however the parent ends, so that no server outlives its tests.
#
# Arguments: FOLDER SIGNAL COUNT, then COUNT words that prepare the data, then the words that run the server.
# Writes FOLDER/log, FOLDER/server with the server's id, and FOLDER/stopped once there is no server any more; removes FOLDER at
# the end. While there is a FOLDER/keep, a server that ended is started again.
set -u
folder=$1 signal=$2 count=$3
shift 3
prepare=("${@:1:count}")
serve=("${@:count+1}")
exec 3<&0 </dev/null >>"$folder/log" 2>&1

stop_when_alone() {
  cat <&3 >/dev/null
  : >"$folder/alone"
  local server
  server=$(<"$folder/server")
  kill -s "$signal" "$server"
  for _ in {1..200}; do
    kill -0 "$server" || return 0
    sleep 0.05
  done
  kill -s KILL "$server"
}

serve() {
  "${serve[@]}" 3<&- &
  echo "$!" >"$folder/server"
  # We may have been left alone while there was no server to stop.
  [[ -e "$folder/alone" ]] && kill -s KILL "$!"
  wait "$!"
}

if "${prepare[@]}" 3<&-; then
  : >"$folder/server"
  stop_when_alone &
  serve
  while [[ -e "$folder/keep" && ! -e "$folder/alone" ]]; do
    sleep 0.05
    serve
  done
fi
: >"$folder/stopped"
cat <&3 >/dev/null
wait
cd / && rm -rf "$folder"
