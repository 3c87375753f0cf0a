"""Scores `workbench extract` and `workbench sentences --classify` on labelled reports.

Usage: python3 bench/reports/score.py FILE.json... [-v]

A file holds one report (README.md beside this file tells the form). Printed for each language: precision, recall and F1 of
value with kind, of value with unit and of value with period; the share of right bounds among the figures that were found;
and accuracy of the categories. With -v each odd reading.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def text_of(report):
    """The report's text with its date as first line, and the offset of each sentence (UTF-16 and code points are one here)."""
    text, starts = report["date"] + "\n\n", []
    for paragraph in report["paragraphs"]:
        for number, sentence in enumerate(paragraph):
            if number:
                text += " "
            starts.append((len(text), sentence))
            text += sentence["text"]
        text += "\n\n"
    return text, starts


def run(arguments, **options):
    return subprocess.run([os.path.join(ROOT, "workbench"), *arguments], check=True, capture_output=True, encoding="utf-8", **options).stdout


def figures_of(sentence, start):
    for figure in sentence["figures"]:
        at = -1
        for _ in range(figure.get("nth", 1)):
            at = sentence["text"].index(figure["number"], at + 1)
        yield start + at, figure


def main():
    verbose = "-v" in sys.argv
    tallies = collections.defaultdict(collections.Counter)
    for path in (a for a in sys.argv[1:] if a != "-v"):
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        text, sentences = text_of(report)
        tally = tallies[report["lang"]]
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, "report.txt")
            with open(name, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            told = [json.loads(line) for line in run(["sentences", name, "--classify", "--json", "--lang", report["lang"]]).splitlines()]
            found = {f["rawStart"]: f for f in map(json.loads, run(["extract", name, "--json", "--lang", report["lang"]]).splitlines())}
        gold = {at: (figure, sentence["text"]) for start, sentence in sentences for at, figure in figures_of(sentence, start)}
        tally["gold"] += len(gold)
        tally["found"] += len(found)

        def odd(what, at, *said):
            if verbose:
                sentence = next((s["text"] for start, s in reversed(sentences) if start <= at), "")
                print(os.path.basename(path), what, *said, "|", sentence)

        for at, figure in found.items():
            if at not in gold:
                odd("EXTRA", at, figure["raw"], figure["kind"], figure["unit"])
        for at, (figure, _) in gold.items():
            own = found.get(at)
            high = figure.get("valueHigh")
            if own is None or abs(own["value"] - figure["value"]) > 1e-6 * abs(figure["value"]) or (own["valueHigh"] or high) != (high or own["valueHigh"]) \
                    or own["kind"] != figure["kind"] and not {own["kind"], figure["kind"]} <= {"range", "money", "count", "percent"}:
                odd("VALUE", at, figure["number"], figure["value"], figure["kind"], "got", own and (own["raw"], own["value"], own["valueHigh"], own["kind"]))
                continue
            tally["value"] += 1
            if own["bound"] == figure["bound"]:
                tally["bound"] += 1
            else:
                odd("BOUND", at, figure["number"], figure["bound"], "got", own["bound"])
            units = figure["unit"]
            if own["unit"] in units or own["kind"] in ("percent", "ratio") and not own["unit"]:
                tally["unit"] += 1
            else:
                odd("UNIT", at, figure["number"], units, "got", own["unit"], own["noun"])
            if [own["periodStart"], own["periodEnd"]] in figure["periods"]:
                tally["period"] += 1
            else:
                odd("PERIOD", at, figure["number"], figure["periods"], "got", [own["periodStart"], own["periodEnd"]])
        for start, sentence in sentences:
            end = start + len(sentence["text"])
            # The one that shares most of its characters with the sentence, where the program cuts otherwise.
            line = max(told, key=lambda t: min(t["rawEnd"], end) - max(t["rawStart"], start))
            tally["sentences"] += 1
            if line["category"] in [sentence["category"], *sentence.get("also", [])]:
                tally["category"] += 1
            else:
                odd("CATEGORY", start, sentence["category"], "got", line["category"], line.get("probability"))
    print("lang figures value+kind  unit  period  bound  sentences category")
    for language, t in tallies.items():
        f1 = lambda right: 2 * t[right] / (t["gold"] + t["found"])
        print(f"{language}   {t['gold']:7} {f1('value'):10.3f} {f1('unit'):6.3f} {f1('period'):6.3f} {t['bound'] / max(1, t['value']):6.3f} {t['sentences']:9} {t['category'] / t['sentences']:8.3f}")


main()
