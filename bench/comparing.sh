#!/usr/bin/env bash
# Times what comparing does on a generated store and writes what comes out to bench/results/comparing.txt.
# usage: bench/comparing.sh [FIGURES] [FOLDER]    10000000 figures need 3 GB in FOLDER and 8 GB of memory to make; a store that is there is used again.
set -euo pipefail
cd "$(dirname "$0")/.."
figures=${1:-10000000}
folder=${2:-$(mktemp -d)}
out=bench/results/comparing.txt
dotnet build -c Release bench/Workbench.Benchmarks -v q -nologo >&2
run() { dotnet artifacts/bin/Workbench.Benchmarks/release/Workbench.Benchmarks.dll "$figures" "$folder" "$@"; }
# Each in a process of its own, so that none counts the memory of another.
run open > /dev/null
{
    echo "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) processors; $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release); .NET SDK $(dotnet --version); commit $(git rev-parse --short HEAD)"
    for part in open compare indicators conflicts twins import; do
        echo "-- $part"
        run "$part"
    done
} | tee "$out"
