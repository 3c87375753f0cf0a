"""Draws the table of speeds in README.md from bench/results/dataframes-10m.md. Usage: python3 bench/readme_table.py

The block between the two comments in README.md is replaced. Times are milliseconds by the clock; pandas is left out where it was not run.
"""
import re
from pathlib import Path

root = Path(__file__).resolve().parent.parent
results = (root / "bench/results/dataframes-10m.md").read_text(encoding="utf-8")
parts = re.split(r"^## ", results, flags=re.M)
rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in parts[0].splitlines() if re.match(r"\| (group|join) ", line)]
pandas = {}
for part in parts:
    if part.startswith("pandas"):
        pandas = {cells[1].strip(): cells[2].strip() for cells in (line.split("|") for line in part.splitlines()) if len(cells) > 4 and re.match(r" (group|join) ", cells[1])}
table = ["| question on ten million rows | DataFrame, ms | the same SQL by the C API, ms | pandas, ms |", "| --- | ---: | ---: | ---: |"]
table += [f"| {row[0]} | {row[1]} | {row[2]} | {pandas.get(row[0].split(':')[0], '–')} |" for row in rows]
readme = root / "README.md"
text = readme.read_text(encoding="utf-8")
block = "<!-- dataframes -->\n" + "\n".join(table) + "\n<!-- /dataframes -->"
readme.write_text(re.sub(r"<!-- dataframes -->.*<!-- /dataframes -->", lambda _: block, text, flags=re.S), encoding="utf-8")
