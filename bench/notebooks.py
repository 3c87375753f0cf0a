"""Speed of the C# kernel, with Debian's python3-ipykernel beside it. Usage: /usr/bin/python3 bench/notebooks.py [--cells N] KERNEL...

Measured: start to the first kernel_info_reply; the first cell after that; the median round trip of `1+1`; completion; 100,000 printed lines
until idle; growth of the process's resident memory over N cells. Not measured: front ends.
"""
import json, os, platform, statistics, sys, time
from jupyter_client.manager import start_new_kernel

CODE = {
    "csharp": {"one": "1+1", "lines": 'for (int i = 0; i < 100000; i++) Console.WriteLine("line " + i);', "cell": "var v{0} = {0};", "complete": "Console.Wri"},
    "python": {"one": "1+1", "lines": "for i in range(100000): print('line', i)", "cell": "v{0} = {0}", "complete": "str.star"},
}


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def measure(name, cells):
    code = CODE["python" if name.startswith("python") else "csharp"]
    started = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=name, startup_timeout=120)
    result = {"kernel": name, "ready_s": round(time.perf_counter() - started, 3)}

    def run(text):
        begin = time.perf_counter()
        reply = client.execute_interactive(text, output_hook=lambda m: None, timeout=600)
        assert reply["content"]["status"] == "ok", reply["content"]
        return time.perf_counter() - begin

    result["first_cell_s"] = round(run(code["one"]), 3)
    for _ in range(20):
        run(code["one"])
    result["one_plus_one_median_ms"] = round(statistics.median(run(code["one"]) for _ in range(100)) * 1000, 1)
    times = []
    for _ in range(20):
        begin = time.perf_counter()
        client.complete(code["complete"], reply=True, timeout=60)
        times.append(time.perf_counter() - begin)
    result["completion_first_ms"] = round(times[0] * 1000, 1)
    result["completion_median_ms"] = round(statistics.median(times) * 1000, 1)
    result["lines_100000_s"] = round(run(code["lines"]), 3)
    pid = manager.provisioner.process.pid
    before = resident(pid)
    for i in range(cells):
        run(code["cell"].format(i))
    result.update(cells=cells, resident_mb=round(resident(pid), 1), growth_mb=round(resident(pid) - before, 1), last_cell_ms=round(run(code["one"]) * 1000, 1))
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return result


if __name__ == "__main__":
    arguments = sys.argv[1:]
    count = 1000
    if arguments[:1] == ["--cells"]:
        count, arguments = int(arguments[1]), arguments[2:]
    print(json.dumps({"system": platform.platform(), "cpus": os.cpu_count(), "load_average": os.getloadavg(), "python": platform.python_version()}))
    for kernel in arguments or ["workbench-csharp", "python3"]:
        print(json.dumps(measure(kernel, count)), flush=True)
