#!/usr/bin/env python3
"""Sentences of seven topics against scikit-learn: 701 to learn from and 204 to test on in each language (SIB-200: Adelani and others, 2024), or this project's own.

usage: topics.py FOLDER    with FOLDER/<language>/train.tsv and test.tsv as published: index_id, category, text, with a header line,
                           or FOLDER/<language>.tsv: category, text, without one; of those each fourth of a category is to test on. Default: topics beside this file.
The workbench trains with its defaults. scikit-learn's complement naive Bayes reads tf-idf of words and of n-grams of 2 to 5 characters; its smoothing is
chosen by five-fold cross-validation on the training sentences. Needs python3-sklearn and the built command line (WORKBENCH names it, default ./workbench).
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline, make_union

WORKBENCH = os.environ.get("WORKBENCH", str(pathlib.Path(__file__).resolve().parents[2] / "workbench")).split()


def rows(path):
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        cells = line.rstrip("\r").split("\t")
        if len(cells) == 3:
            text = cells[2]
            yield (text[1:-1].replace('""', '"') if len(text) > 1 and text[0] == text[-1] == '"' else text), cells[1]


def divided(path):
    seen, parts = {}, ([], [])
    for line in path.read_text(encoding="utf-8").splitlines():
        category, text = line.split("\t")
        seen[category] = seen.get(category, 0) + 1
        parts[seen[category] % 4 == 0].append((text, category))
    return parts


def ours(train, test, folder):
    for name, part in (("train", train), ("test", test)):
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as file:
            for text, category in part:
                file.write(json.dumps({"text": text, "category": category}, ensure_ascii=False) + "\n")
    subprocess.run([*WORKBENCH, "train", "--data", str(folder / "train.jsonl"), "--out", str(folder / "m.wbm"), "--json"], check=True, capture_output=True)
    answer = subprocess.run([*WORKBENCH, "classify", str(folder / "test.jsonl"), "--model", str(folder / "m.wbm"), "--json"], check=True, capture_output=True, text=True)
    said = [json.loads(line)["category"] for line in answer.stdout.splitlines()]
    assert len(said) == len(test)
    return sum(s == category for s, (_, category) in zip(said, test)) / len(test)


def theirs(train, test, spaced):
    ngrams = TfidfVectorizer(analyzer="char_wb" if spaced else "char", ngram_range=(2, 5), sublinear_tf=True)
    grid = GridSearchCV(make_pipeline(make_union(TfidfVectorizer(sublinear_tf=True), ngrams), ComplementNB()),
                        {"complementnb__alpha": [0.03, 0.05, 0.1, 0.2, 0.3]}, cv=StratifiedKFold(5, shuffle=True, random_state=1))
    grid.fit(*zip(*train))
    return grid.score(*zip(*test))


def main():
    scores = []
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent / "topics"
    for folder in sorted(p for p in root.iterdir() if p.suffix == ".tsv" or (p / "train.tsv").exists()):
        train, test = divided(folder) if folder.suffix == ".tsv" else (list(rows(folder / "train.tsv")), list(rows(folder / "test.tsv")))
        with tempfile.TemporaryDirectory() as temporary:
            scores.append((ours(train, test, pathlib.Path(temporary)), theirs(train, test, "Thai" not in folder.name and folder.stem != "th")))
        print(f"{folder.stem} {len(train)} {len(test)} workbench {scores[-1][0]:.3f} scikit-learn {scores[-1][1]:.3f}", flush=True)
    print(f"mean workbench {sum(s[0] for s in scores) / len(scores):.3f} scikit-learn {sum(s[1] for s in scores) / len(scores):.3f}")


if __name__ == "__main__":
    main()
