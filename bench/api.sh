#!/usr/bin/env bash
# The API under load on a store: bench/api.sh STORE [PORT]. Needs wrk (Debian) and the built command line. Writes to standard output; kept as bench/results/api-wrk.txt.
# The store is written to (60 reports): give a copy. One of a million figures: dotnet run -c Release --project bench/Workbench.Benchmarks -- 1000000 FOLDER open
# WORKBENCH_CLI is another build of the command line. SOAK_REQUESTS is how many requests the soak sends, 200,000 by default; 24 hours' worth is SOAK_REQUESTS=10000000. ONLY=soak runs that part alone.
# wrk runs on the same cores as the server. Every number stands beside the load of the machine, and processor time is given where the load would blur a clock.
set -u
store=$1; port=${2:-5299}; here=$(cd "$(dirname "$0")/.." && pwd); base="http://127.0.0.1:$port"
dotnet "${WORKBENCH_CLI:-$here/artifacts/bin/Workbench.Cli/release/Workbench.Cli.dll}" serve --db "$store" --urls "$base" --requests-per-minute 0 & server=$!
trap 'kill $server; wait $server 2>/dev/null' EXIT
for _ in $(seq 120); do curl -sf "$base/ready" >/dev/null && break; sleep 1; done
ticks() { awk '{print $14+$15}' /proc/$server/stat; }
memory() { awk '/VmRSS/ {print int($2/1024)}' /proc/$server/status; }
head_line() { echo; echo "\$ $1   (load $(cut -d' ' -f1-3 /proc/loadavg))"; }
times() { sort -n | awk '{a[NR]=$1} END {printf "n=%d  p50 %.0f ms  p95 %.0f ms  worst %.0f ms\n", NR, a[int(NR*.5+.5)]*1000, a[int(NR*.95+.5)]*1000, a[NR]*1000}'; }
echo "# API with wrk, loopback. $(date -u +%F). $(nproc) processors, Linux $(uname -r), .NET $(dotnet --version), commit $(git -C "$here" rev-parse --short HEAD)"
curl -s "$base/api/v1/summary"; echo
# What is asked for is what the store states most.
indicator=$(curl -s "$base/api/v1/indicators" | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4); unit=${indicator%%:*}
echo "indicator $indicator"

measure() {

head_line "wrk -t1 -c64 -d10s: one page of figures, the same for all (kept until the store changes)"
curl -s "$base/api/v1/figures?limit=50&unit=$unit" >/dev/null
a=$(ticks); wrk -t1 -c64 -d10s --latency "$base/api/v1/figures?limit=50&unit=$unit" | tee /tmp/wrk.$$ | grep -E '50%|99%|Requests/sec|requests in|Non-2xx|Socket'; b=$(ticks)
awk -v t=$((b-a)) '/requests in/ {printf "processor time of the server: %.0f µs a request, that is %.0f requests a second on one free core\n", t*10000/$1, $1*100/t}' /tmp/wrk.$$

head_line "wrk, the same with If-None-Match (304)"
tag=$(curl -sI "$base/api/v1/figures?limit=50&unit=$unit" | tr -d '\r' | awk 'tolower($1)=="etag:" {print $2}')
wrk -t1 -c64 -d5s --latency -H "If-None-Match: $tag" "$base/api/v1/figures?limit=50&unit=$unit" | grep -E '99%|Requests/sec'

head_line "40 pages of figures, each another (not kept), one after another"
a=$(ticks); for i in $(seq 40); do curl -s -o /dev/null -w '%{time_total}\n' "$base/api/v1/figures?limit=50&unit=$unit&valueMin=$i"; done | times; b=$(ticks); echo "processor time: $(( (b-a)*10/40 )) ms each"

head_line "40 comparisons, each another (not kept)"
a=$(ticks); for i in $(seq 40); do curl -s -o /dev/null -w '%{time_total}\n' "$base/api/v1/compare?indicator=$indicator&minProbability=$(printf 0.%03d $i)&from=2015"; done | times; b=$(ticks); echo "processor time: $(( (b-a)*10/40 )) ms each"

head_line "the same comparison again and again (kept)"
for i in $(seq 40); do curl -s -o /dev/null -w '%{time_total}\n' "$base/api/v1/compare?indicator=$indicator"; done | times

head_line "20 charts of eight places, each another width (SVG, not kept)"
a=$(ticks); for i in $(seq 20); do curl -s -o /dev/null -w '%{time_total}\n' "$base/api/v1/charts/compare.svg?indicator=$indicator&by=province&width=$((600+i))"; done | times; b=$(ticks); echo "processor time of the server without the chart worker: $(( (b-a)*10/20 )) ms each"

head_line "classify, 10,000 sentences in one batch, five times"
for i in $(seq 10000); do echo "In 202$((i%10)) the district built $i houses for poor households and opened a free ambulance."; done > /tmp/batch.$$
for _ in 1 2 3 4 5; do curl -s -o /dev/null -w '%{time_total}\n' -H 'Content-Type: text/plain' --data-binary @/tmp/batch.$$ "$base/api/v1/classify"; done | times

head_line "32 readers for 20 s while 60 reports are written"
wrk -t1 -c32 -d20s --latency "$base/api/v1/figures?limit=20&unit=$unit" > /tmp/readers.$$ & readers=$!
before=$(curl -s "$base/api/v1/summary" | grep -o '"reports":[0-9]*' | grep -o '[0-9]*')
run=$(date +%s); for i in $(seq 60); do curl -s -o /dev/null -w '%{http_code}\n' -H 'Content-Type: text/plain' --data "Report $run-$i. In 2020 Than Uyên district built $i houses." "$base/api/v1/reports"; done | sort | uniq -c
wait $readers; grep -E '50%|99%|Latency|Requests/sec|Non-2xx|Socket' /tmp/readers.$$
echo "reports before $before, after $(curl -s "$base/api/v1/summary" | grep -o '"reports":[0-9]*' | grep -o '[0-9]*')"
}

soak() {
  local most=${SOAK_REQUESTS:-200000} sent=0 first last
  head_line "soak: $most mixed requests, 16 connections"
  # Mostly what people and programs ask for again and again. Of a hundred requests one sends a sentence to classify; of twenty thousand ten are pages nobody asked
  # for yet, three comparisons nobody asked for, one is a chart of another size and one a new report, after which everything that was kept is read again.
  cat > /tmp/mix.$$.lua <<LUA
local n, start = 0, os.time()
local kept = { "/api/v1/figures?limit=10&unit=$unit", "/api/v1/summary", "/api/v1/places?limit=20", "/api/v1/indicators", "/api/v1/compare?indicator=$indicator", "/api/v1/reports?limit=20",
  "/api/v1/figures?colour=red", "/api/v1/nothing", "/compare?indicator=$indicator", "/", "/assets/app.css", "/api/v1/figures/0000000000000000" }
local plain = { ["Content-Type"] = "text/plain" }
request = function()
  n = n + 1
  local f = n % 20000
  if f == 17 then return wrk.format("POST", "/api/v1/reports", plain, "Report " .. start .. "-" .. n .. ". In 2020 Than Uyên district built " .. (n % 997 + 1) .. " houses for poor households.") end
  if f == 1017 then return wrk.format("GET", "/api/v1/charts/compare.svg?indicator=$indicator&by=province&width=" .. math.floor(400 + n / 20000 % 1200)) end
  if f == 5017 or f == 10017 or f == 15017 then return wrk.format("GET", "/api/v1/compare?indicator=$indicator&from=2015&minProbability=0." .. (start + n) % 1000000) end
  if n % 100 == 3 then return wrk.format("POST", "/api/v1/classify", plain, "In " .. n % 3000 .. " the district built " .. n .. " houses for poor households.") end
  if n % 2000 == 5 then return wrk.format("GET", "/api/v1/figures?limit=10&value=" .. (start * 7 + n) % 1000000) end
  return wrk.format("GET", kept[n % #kept + 1])
end
LUA
  first=$(memory)
  while [ "$sent" -lt "$most" ]; do
    got=$(wrk -t1 -c16 -d30s --latency -s /tmp/mix.$$.lua "$base" | awk '/requests in/ {print $1}'); sent=$((sent + got)); last=$(memory)
    echo "$sent requests, $last MB (load $(cut -d' ' -f1 /proc/loadavg))"
    [ "$got" -gt 0 ] || break
  done
  echo "growth: $((last - first)) MB over $sent requests; most at any time $(awk '/VmHWM/ {print int($2/1024)}' /proc/$server/status) MB"
}

[ "${ONLY:-}" = soak ] || measure
soak
rm -f /tmp/wrk.$$ /tmp/batch.$$ /tmp/readers.$$ /tmp/mix.$$.lua
