#!/bin/sh
# Installs what the tests need, builds, and runs all tests. Ends with "N passed, N failed, N skipped".
# What a machine cannot offer is skipped by name, with the reason.
#   ./test.sh              all tests
#   ./test.sh Workbench.Text   only test projects whose name contains this
set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$root" || exit 1
only=${1:-}

for tool in dotnet npm; do
  command -v "$tool" >/dev/null 2>&1 || { echo "test.sh: $tool is not installed (see README.md)." >&2; exit 1; }
done

# Debian's packages for the tests with real parts. Without them (or without root) those tests skip themselves.
packages="chromium libzmq5 python3-jupyter-kernel-test jupyter-nbconvert jupyter-notebook"
if [ -z "$only" ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  missing=""
  for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    echo "Installing for the tests:$missing"
    # shellcheck disable=SC2086
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing) >/tmp/workbench-apt.log 2>&1 \
      || echo "test.sh: some packages could not be installed; tests that need them are skipped."
    rm -f /tmp/workbench-apt.log
  fi
fi

echo "Building …"
if ! dotnet build Workbench.sln -c Release -v quiet --nologo; then
  echo "0 passed, 1 failed"
  exit 1
fi

results="$root/artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"
failed_projects=0
run_one() {
  name=$(basename "$1" .csproj)
  # Every test project is an executable of its own; one that hangs is ended by the limit.
  timeout 900 dotnet "artifacts/bin/$name/release/$name.dll" -noLogo -noColor -trx "$results/$name.trx" >"$results/$name.log" 2>&1
  code=$?
  echo "$code" >"$results/$name.code"
  tail -n 400 "$results/$name.log" | grep -E '\[FAIL\]|\[SKIP\]|error' || true
  echo "$name: $(grep -E 'Total:' "$results/$name.log" | tail -n 1 | sed 's/^ *//')"
}
# Two at a time: the machines this runs on have few cores, and some tests start browsers and kernels.
running=0
for project in tests/*/*.Tests.csproj; do
  case "$project" in *"$only"*) ;; *) continue ;; esac
  run_one "$project" &
  running=$((running + 1))
  if [ "$running" -ge 2 ]; then
    wait
    running=0
  fi
done
wait

passed=0; failed=0; skipped=0
for code in "$results"/*.code; do
  name=$(basename "$code" .code)
  trx="$results/$name.trx"
  if [ -f "$trx" ]; then
    counters=$(grep -o '<Counters [^>]*>' "$trx" | head -n 1)
    attribute() { printf '%s' "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
    total=$(attribute total); ok=$(attribute passed); bad=$(attribute failed)
    errors=$(attribute error)
    passed=$((passed + ${ok:-0}))
    failed=$((failed + ${bad:-0} + ${errors:-0}))
    skipped=$((skipped + ${total:-0} - ${ok:-0} - ${bad:-0} - ${errors:-0}))
  fi
  # A project that crashed or hung counts as a failure even if its file says nothing.
  if [ "$(cat "$code")" != 0 ]; then
    failed_projects=$((failed_projects + 1))
    if [ ! -f "$trx" ]; then failed=$((failed + 1)); tail -n 30 "$results/$name.log"; fi
  fi
done
if [ "$failed_projects" -gt 0 ] && [ "$failed" -eq 0 ]; then failed=$failed_projects; fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
