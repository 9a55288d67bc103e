# Runs one ephemeral server for as long as standard input stays open: the parent holds the other end of it and the
# kernel closes that however the parent ends, so that no server outlives its tests.
#
# Arguments: FOLDER SIGNAL COUNT, then COUNT words that prepare the data, then the words that run the server.
# Writes FOLDER/log, and FOLDER/stopped once there is no server any more; removes FOLDER at the end.
set -u
folder=$1 signal=$2 count=$3
shift 3
prepare=("${@:1:count}")
serve=("${@:count+1}")
exec 3<&0 </dev/null >>"$folder/log" 2>&1

stop_when_alone() {
  cat <&3 >/dev/null
  kill -s "$signal" "$1"
  for _ in {1..200}; do
    kill -0 "$1" || return 0
    sleep 0.05
  done
  kill -s KILL "$1"
}

if "${prepare[@]}" 3<&-; then
  "${serve[@]}" 3<&- &
  server=$!
  stop_when_alone "$server" &
  wait "$server"
fi
: >"$folder/stopped"
cat <&3 >/dev/null
wait
cd / && rm -rf "$folder"
