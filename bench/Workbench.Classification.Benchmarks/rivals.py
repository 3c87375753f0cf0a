"""The rivals on the files that the benchmark wrote: scikit-learn (Debian's python3-sklearn) and fastText (Debian's fasttext).
Usage: rivals.py WORK_FOLDER [speed] [all]; with `speed` the accuracies by language are left out, with `all` logistic regression runs, too (minutes). Strengths are those that did best for each on this data; times are processor time."""
import glob, os, resource, subprocess, sys, time

import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB, MultinomialNB
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

work = sys.argv[1]
print(f"scikit-learn {sklearn.__version__}")


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    return [row[0] for row in rows], [row[1] for row in rows]


def child_seconds(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, timeout=900, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# As it comes, and with n-grams and a rate that suit small data. The table of 200,000 rows in place of two million costs no accuracy here and keeps the model under 50 MB.
fasttext_settings = {
    "standard": [],
    "tuned": ["-epoch", "50", "-lr", "0.5", "-wordNgrams", "2", "-minn", "2", "-maxn", "5", "-dim", "50", "-bucket", "200000"],
}


def pipeline(model, words_only=False):
    words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    if words_only:
        return make_pipeline(words, model)
    return make_pipeline(make_union(words, TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5))), model)


models = {
    "ComplementNB(0.1)": lambda: pipeline(ComplementNB(alpha=0.1)),
    "ComplementNB(0.3)": lambda: pipeline(ComplementNB(alpha=0.3)),
    **({"LogisticRegression(10)": lambda: pipeline(LogisticRegression(C=10, max_iter=300))} if "all" in sys.argv else {}),
    "LinearSVC(0.3)": lambda: pipeline(LinearSVC(C=0.3)),
    "LinearSVC(1)": lambda: pipeline(LinearSVC(C=1)),
}

for train in sorted(glob.glob(os.path.join(work, "*.train.tsv"))) if "speed" not in sys.argv else []:
    language = os.path.basename(train).split(".")[0]
    x, y = read(train)
    tx, ty = read(train.replace(".train.", ".test."))
    for name, make in models.items():
        start = time.process_time()
        model = make().fit(x, y)
        seconds = time.process_time() - start
        right = sum(a == b for a, b in zip(model.predict(tx), ty))
        print(f"scikit-learn {name} accuracy {language} {right / len(ty):.3f} seconds {seconds:.2f}", flush=True)
    base = train[: -len(".train.tsv")]
    for name, settings in fasttext_settings.items():
        seconds = child_seconds(["fasttext", "supervised", "-input", base + ".train.ft", "-output", base + ".ftmodel", "-thread", "1", "-verbose", "0", *settings])
        told = subprocess.run(["fasttext", "test", base + ".ftmodel.bin", base + ".test.ft"], check=True, capture_output=True, text=True).stdout
        print(f"fastText {name} accuracy {language} {told.split('P@1')[1].split()[0]} seconds {seconds:.2f}", flush=True)
    for ending in (".bin", ".vec"):
        os.remove(base + ".ftmodel" + ending)

x, y = read(os.path.join(work, "speed-5000.tsv"))
tx, ty = read(os.path.join(work, "rest-5000.tsv"))
fast = {
    "MultinomialNB on counted words": lambda: make_pipeline(CountVectorizer(), MultinomialNB(alpha=0.3)),
    "ComplementNB words only": lambda: make_pipeline(TfidfVectorizer(sublinear_tf=True), ComplementNB(alpha=0.3)),
    "ComplementNB words and pairs": lambda: pipeline(ComplementNB(alpha=0.3), True),
}
for name, make in {**fast, **models}.items():
    if name.startswith("Logistic"):
        continue  # Not its fastest.
    for turn in range(4 if name in fast else 1):
        start = time.process_time()
        model = make().fit(x, y)
        seconds = time.process_time() - start
        print(f"scikit-learn {name} train 5000 seconds {seconds:.2f}", flush=True)
    start = time.process_time()
    right = sum(a == b for a, b in zip(model.predict(tx), ty))
    print(f"scikit-learn {name} accuracy on the other {len(tx)} sentences {right / len(tx):.3f} predict sentences/s {len(tx) / (time.process_time() - start):.0f}", flush=True)

ft = os.path.join(work, "speed.ft")
with open(ft, "w", encoding="utf-8") as out:
    out.writelines(f"__label__{category} {text}\n" for text, category in zip(x, y))
with open(ft + ".rest", "w", encoding="utf-8") as out:
    out.writelines(f"__label__{category} {text}\n" for text, category in zip(tx, ty))
with open(ft + ".many", "w", encoding="utf-8") as out:
    out.writelines(text + "\n" for text in x for _ in range(10))
open(ft + ".none", "w").close()
for name, settings in fasttext_settings.items():
    model = os.path.join(work, "speed.ftmodel")
    seconds = child_seconds(["fasttext", "supervised", "-input", ft, "-output", model, "-thread", "1", "-verbose", "0", *settings])
    load = child_seconds(["fasttext", "predict", model + ".bin", ft + ".none"], stdout=subprocess.DEVNULL)
    predict = child_seconds(["fasttext", "predict", model + ".bin", ft + ".many"], stdout=subprocess.DEVNULL) - load
    told = subprocess.run(["fasttext", "test", model + ".bin", ft + ".rest"], check=True, capture_output=True, text=True).stdout
    print(f"fastText {name} train 5000 seconds {seconds:.2f} predict sentences/s {len(x) * 10 / predict:.0f} accuracy on the other {len(tx)} sentences {told.split('P@1')[1].split()[0]}", flush=True)
