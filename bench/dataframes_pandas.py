"""The questions of Workbench.DataFrames.Benchmarks asked of pandas. Usage: python3 dataframes_pandas.py FOLDER

FOLDER holds x.csv, small.csv, medium.csv, text.csv and big.csv, which the benchmark writes. One JSON line a question: its name, the least
milliseconds of two rounds by the clock and of the processor, and the rows of the answer. Reading the files is not counted.
"""
import json, sys, time
from pathlib import Path
import pandas as pd

folder = Path(sys.argv[1])
x = pd.read_csv(folder / "x.csv")
small, medium, text, big = (pd.read_csv(folder / f"{name}.csv") for name in ("small", "medium", "text", "big"))


def total(joined):
    return joined[["v1", "w"]].sum()


def largest_two(frame):
    return frame[["id6", "v3"]].dropna().sort_values("v3", ascending=False).groupby("id6").head(2)


def correlation_squared(frame):
    return frame[["id2", "id4", "v1", "v2"]].groupby(["id2", "id4"])[["v1", "v2"]].corr().iloc[0::2]["v2"] ** 2


def extent(frame):
    both = frame.groupby("id3", sort=False).agg(v1=("v1", "max"), v2=("v2", "min"))
    return both["v1"] - both["v2"]


QUESTIONS = [
    ("group 1", lambda: x.groupby("id1", sort=False)["v1"].sum()),
    ("group 2", lambda: x.groupby(["id1", "id2"], sort=False)["v1"].sum()),
    ("group 3", lambda: x.groupby("id3", sort=False).agg({"v1": "sum", "v3": "mean"})),
    ("group 4", lambda: x.groupby("id4", sort=False)[["v1", "v2", "v3"]].mean()),
    ("group 5", lambda: x.groupby("id6", sort=False)[["v1", "v2", "v3"]].sum()),
    ("group 6", lambda: x.groupby(["id4", "id5"], sort=False)["v3"].agg(["median", "std"])),
    ("group 7", lambda: extent(x)),
    ("group 8", lambda: largest_two(x)),
    ("group 9", lambda: correlation_squared(x)),
    ("group 10", lambda: x.groupby(["id1", "id2", "id3", "id4", "id5", "id6"], sort=False).agg(v3=("v3", "sum"), count=("v1", "size"))),
    ("join 1", lambda: total(x.merge(small, on="id4"))),
    ("join 2", lambda: total(x.merge(medium, on="id5"))),
    ("join 3", lambda: total(x.merge(medium, on="id5", how="left"))),
    ("join 4", lambda: total(x.merge(text, on="id3"))),
    ("join 5", lambda: total(x.merge(big, on="id6"))),
]
for name, ask in QUESTIONS:
    best = (float("inf"), float("inf"))
    for _ in range(2):
        wall, processor = time.perf_counter(), time.process_time()
        answer = ask()
        best = min(best[0], time.perf_counter() - wall), min(best[1], time.process_time() - processor)
    print(json.dumps({"question": name, "ms": round(best[0] * 1000, 1), "processor_ms": round(best[1] * 1000, 1), "rows": len(answer), "pandas": pd.__version__}), flush=True)
