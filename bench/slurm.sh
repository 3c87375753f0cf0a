#!/usr/bin/env bash
# Runs docs/guide/cluster.md for real: a Slurm of one machine (munged, slurmctld, slurmd) on the loopback address, with its files in a
# temporary folder, its own key and free ports; then the array job and the collecting job of the guide, and the same reports in one run.
# The exported tables of both stores must be the same bytes. What was started here is ended here, by its process id.
#
#   bench/slurm.sh [REPORTS] [SHARDS]      # default: data/reports 4
#
# Needs root (slurmd starts jobs), Debian's slurm-wlm and a built workbench. Exit code 77: not installed or not root, nothing was run.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
reports=$(realpath "${1:-$root/data/reports}")
shards=${2:-4}
for program in sbatch slurmctld slurmd munged mungekey; do
    PATH=$PATH:/usr/sbin command -v "$program" > /dev/null || { echo "skipped: $program is not installed (apt-get install slurm-wlm)"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "skipped: slurmd starts jobs as root only"; exit 77; }
export PATH=$PATH:/usr/sbin
work=$(mktemp -d /tmp/workbench-slurm-XXXXXX)
chmod 755 "$work"
pids=()
finish() {
    code=$?
    for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
    for pid in "${pids[@]}"; do for _ in $(seq 50); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done; kill -9 "$pid" 2> /dev/null || true; done
    [ $code = 0 ] || for log in "$work"/*.log "$work"/*.out; do [ -s "$log" ] && { echo "--- $log"; tail -15 "$log"; }; done
    [ -n "${KEEP:-}" ] || rm -rf "$work"
    exit $code
}
trap finish EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

mkdir -m 700 "$work/munge" "$work/spool" "$work/state"
mungekey --create --keyfile="$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge.socket" --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" --num-threads=2 2> "$work/munged.log" &
pids+=($!)
chmod 711 "$work/munge"

host=$(hostname -s)
cpus=$(nproc)
export SLURM_CONF=$work/slurm.conf
cat > "$SLURM_CONF" << CONF
ClusterName=workbench
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=1,bf_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus RealMemory=$(free -m | awk '/^Mem:/ { print $2 }') State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
slurmctld -D -c -f "$SLURM_CONF" > "$work/ctld.out" 2>&1 &
pids+=($!)
slurmd -D -c -f "$SLURM_CONF" -N "$host" > "$work/slurmd.out" 2>&1 &
pids+=($!)
for _ in $(seq 60); do sinfo -h -o %T 2> /dev/null | grep -q idle && break; sleep 0.5; done
sinfo -h -o %T | grep -q idle || { echo "The node did not come up."; exit 1; }
echo "$(sinfo --version), one node '$host' with $cpus processors on 127.0.0.1; load $(cut -d' ' -f1 /proc/loadavg)"

# The scripts of the guide, with the folders of this run. The program is the one that is built: `./workbench` would look whether to build.
program="dotnet $root/artifacts/bin/Workbench.Cli/release/Workbench.Cli.dll"
cd "$work"
cat > extract.sh << JOB
#!/bin/bash
#SBATCH --job-name=workbench
#SBATCH --array=1-$shards
#SBATCH --cpus-per-task=1
#SBATCH --output=$work/extract-%a.out
$program extract "$reports" --shard "\$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT" --out "$work/parts"
JOB
start=$(date +%s.%N)
job=$(sbatch --parsable --chdir="$work" extract.sh)
last=$(sbatch --parsable --chdir="$work" --dependency="afterok:$job" --output="$work/collect.out" --wrap "$program collect '$work/parts' --db '$work/collected.duckdb'")
echo "array job $job of $shards tasks, collecting job $last after it"
for _ in $(seq 1200); do [ -z "$(squeue -h -j "$last" 2> /dev/null)" ] && break; sleep 0.25; done
scontrol show job "$last" | grep -q 'JobState=COMPLETED' || { echo "The jobs did not complete:"; scontrol show job "$job"; exit 1; }
printf 'array and collecting: %.1f s\n' "$(echo "$(date +%s.%N) - $start" | bc -l 2> /dev/null || python3 -c "import sys, time; print(time.time() - $start)")"
cat "$work"/extract-*.out "$work/collect.out"

$program ingest "$reports" --db "$work/single.duckdb" 2> /dev/null
for table in facts figures reports sentences; do
    for store in single collected; do $program export "$work/$store-$table.csv" --table $table --db "$work/$store.duckdb" 2> /dev/null; done
    cmp "$work/single-$table.csv" "$work/collected-$table.csv"
    echo "$table: $(($(wc -l < "$work/single-$table.csv") - 1)) lines, the same bytes from one run and from $shards tasks"
done
