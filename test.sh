#!/usr/bin/env bash
# Runs all tests: installs what a fresh Debian machine with the .NET SDK lacks, restores by the lock files, builds,
# runs every project in tests/ (fast ones first). Last line: "N passed, N failed, N skipped".
#   ./test.sh              everything
#   ./test.sh Domain Host  only the projects whose names contain one of the words
set -uo pipefail
unset DOTNET_CLI_UI_LANGUAGE
cd "$(dirname "$0")"
# The locale, not DOTNET_CLI_UI_LANGUAGE: that one would also turn the tests' own texts English.
export LC_ALL=C.UTF-8 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Processes that live for seconds gain nothing from a profile of themselves.
export DOTNET_TieredPGO=0
configuration=${CONFIGURATION:-Release}
# One compiler for all projects; it is ended with the build.
export UseSharedCompilation=true

fail() { echo "$1" >&2; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

missing=()
command -v chromium >/dev/null || missing+=(chromium)
[ -d /usr/share/fonts/opentype/noto ] || missing+=(fonts-noto-cjk)
{ [ -n "${CASEFLOW_TEST_PG:-}" ] || compgen -G "${PG_BIN:-/usr/lib/postgresql/*/bin}/initdb" >/dev/null; } || missing+=(postgresql)
command -v faketime >/dev/null || missing+=(faketime)
# The build fetches the designer's files with it.
command -v npm >/dev/null || missing+=(nodejs npm)
if [ ${#missing[@]} -gt 0 ]; then
  root=""
  [ "$(id -u)" = 0 ] || root="sudo"
  # The tests start servers of their own; Debian's would sit on the standard port for nothing.
  $root mkdir -p /etc/postgresql-common
  grep -qs '^create_main_cluster *= *false' /etc/postgresql-common/createcluster.conf ||
    echo 'create_main_cluster = false' | $root tee -a /etc/postgresql-common/createcluster.conf >/dev/null
  { $root apt-get update -q && $root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
    -o Dpkg::Options::=--force-confold "${missing[@]}"; } </dev/null >&2 || fail "Could not install: ${missing[*]}"
fi

dotnet restore --locked-mode || fail "Restore failed."
dotnet build --no-restore -c "$configuration" -m:"$(nproc)" || fail "Build failed."
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1

# Slow ones last; a new project needs no entry here.
slow="CaseFlow.Browser.Tests CaseFlow.Processes.Tests CaseFlow.Reliability.Tests"
projects=()
for path in tests/*.Tests; do
  [[ " $slow " == *" $(basename "$path") "* ]] || projects+=("$(basename "$path")")
done
for name in $slow; do
  [ -d "tests/$name" ] && projects+=("$name")
done

wanted() {
  [ ${#words[@]} = 0 ] && return 0
  for word in "${words[@]}"; do [[ "$1" == *"$word"* ]] && return 0; done
  return 1
}
words=("$@")
logs=$(mktemp -d)
# Databases, attachments and browser profiles live for seconds: in memory, where there is enough of it.
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)
if [ -z "${TMPDIR:-}" ] && [ "${room:-0}" -gt 6000000 ]; then
  memory=$(mktemp -d -p /dev/shm)
  chmod 711 "$memory"
  export TMPDIR=$memory
fi
trap 'rm -rf "$logs" "${memory:-}"' EXIT

# Runs one project; its output and how it ended stay in $logs.
run() {
  local started=$SECONDS
  dotnet test --project "tests/$1" -c "$configuration" --no-build </dev/null >"$logs/$1" 2>&1
  echo "$? $((SECONDS - started))" >"$logs/$1.end"
}

passed=0 failed=0 skipped=0
count() { sed -n '/^Test run summary:/,$p' "$logs/$1" | grep -oE "^ *$2: [0-9]+" | grep -oE '[0-9]+' | tail -1; }
report() {
  local code seconds p f s
  echo "== $1"
  cat "$logs/$1"
  read -r code seconds <"$logs/$1.end"
  p=$(count "$1" succeeded) f=$(count "$1" failed) s=$(count "$1" skipped)
  # A project that crashes, or runs no test, counts as one failure.
  if [ "$code" -ne 0 ] && [ "${f:-0}" -eq 0 ]; then f=1; fi
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
  echo "== $1: ${p:-0} passed, ${f:-0} failed, ${s:-0} skipped in $seconds s"
}

# The browser's tests wait most of their time: they run beside the others, and the processes' behind them.
beside=()
for name in CaseFlow.Browser.Tests CaseFlow.Processes.Tests; do
  [ -d "tests/$name" ] && wanted "$name" && beside+=("$name")
done
if [ ${#beside[@]} -gt 0 ]; then { for name in "${beside[@]}"; do run "$name"; done; } & lane=$!; fi
for name in "${projects[@]}"; do
  if [[ " ${beside[*]} " != *" $name "* ]] && wanted "$name"; then
    run "$name"
    report "$name"
  fi
done
if [ ${#beside[@]} -gt 0 ]; then
  wait "$lane"
  for name in "${beside[@]}"; do report "$name"; done
fi

[ $((passed + failed)) -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
