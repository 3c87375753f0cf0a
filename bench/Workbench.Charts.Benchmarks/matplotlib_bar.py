"""The same bar chart by matplotlib (Debian's python3-matplotlib): first chart of a process, then the median of later ones."""
import io, statistics, sys, time
start = time.perf_counter()
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

names = [f"District 0-{i}" for i in range(12)]
values = [(i * 37) % 101 + 1 for i in range(12)]

def draw(kind):
    figure, axes = plt.subplots(figsize=(7.2, 4.3), dpi=200 if kind == "png" else 100)
    bars = axes.barh(names, values)
    axes.bar_label(bars)
    axes.invert_yaxis()
    axes.set_title("Households helped out of poverty", loc="left")
    axes.grid(axis="x")
    figure.tight_layout()
    out = io.BytesIO()
    figure.savefig(out, format=kind)
    plt.close(figure)

draw("png")
first = (time.perf_counter() - start) * 1000
print(f"matplotlib {matplotlib.__version__}, Python {sys.version.split()[0]}")
print(f"| first chart of a process, PNG (import included) | 1 | {first:.1f} |")
for kind, runs in (("svg", 50), ("png", 50)):
    times = []
    for _ in range(runs):
        at = time.perf_counter()
        draw(kind)
        times.append((time.perf_counter() - at) * 1000)
    print(f"| bar chart of 12, {kind.upper()} | {runs} | {statistics.median(times):.1f} |")
