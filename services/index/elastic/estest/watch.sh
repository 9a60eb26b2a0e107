# Stops the node when nobody held a lease for a minute.
# $1: the folder of the node, with leases; $2: down.sh.
# What the run had open, a lock of its own perhaps, is not kept open by this.
exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
idle=0
while [ "$idle" -lt 6 ]; do
  sleep 10
  if flock -n -x "$1/leases" true; then idle=$((idle + 1)); else idle=0; fi
done
# Under the lock, so that nobody starts to use what is about to end.
exec flock -x "$1/lock" sh -c '
  flock -n -x "$1/leases" true || exec setsid sh "$1/watch.sh" "$1" "$2"
  rm -f "$1/node.json"
  bash "$2"
' sh "$1" "$2"
