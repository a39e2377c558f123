#!/usr/bin/env bash
# The long versions of the reliability tests, for a quiet machine at night: more rounds and deadlines, the rows
# that another one stands for by day, and the whole suite once more in two time zones with daylight saving. Prints one line per run; exit code 1 when one failed.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p artifacts/nightly
result=0
run() {
  local name=$1
  shift
  if "$@" >"artifacts/nightly/$name.log" 2>&1; then state=green; else state=red result=1; fi
  echo "$name: $state, $(tail -1 "artifacts/nightly/$name.log")"
}
# Random moments by a seed that is printed and can be given again.
export CASEFLOW_SEED=${CASEFLOW_SEED:-$RANDOM}
echo "seed: $CASEFLOW_SEED"
CASEFLOW_MIGRATION_CASES=${CASEFLOW_MIGRATION_CASES:-500} CASEFLOW_ROUNDS=${CASEFLOW_ROUNDS:-20} run reliability ./test.sh Reliability
TZ=America/New_York run zone-new-york ./test.sh Domain Workflows Processes Host
TZ=Europe/Berlin run zone-berlin ./test.sh Domain Workflows Processes Host
exit $result
