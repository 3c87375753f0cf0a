"""The rivals on the files that the benchmark wrote: scikit-learn (Debian's python3-sklearn) and fastText (Debian's fasttext).
Usage: rivals.py WORK_FOLDER [speed]; with `speed` the accuracies are left out. Strengths are those that did best for each on this data; times are processor time."""
import glob, os, resource, subprocess, sys, time

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

work = sys.argv[1]
print(f"scikit-learn {sklearn.__version__}")


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    return [row[0] for row in rows], [row[1] for row in rows]


def pipeline(model, words_only=False):
    words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    if words_only:
        return make_pipeline(words, model)
    return make_pipeline(make_union(words, TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5))), model)


models = {
    "ComplementNB(0.1)": lambda: pipeline(ComplementNB(alpha=0.1)),
    "ComplementNB(0.3)": lambda: pipeline(ComplementNB(alpha=0.3)),
    "LogisticRegression(10)": lambda: pipeline(LogisticRegression(C=10, max_iter=300)),
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
    subprocess.run(["fasttext", "supervised", "-input", base + ".train.ft", "-output", base + ".ftmodel", "-epoch", "50", "-lr", "0.5",
                    "-wordNgrams", "2", "-minn", "2", "-maxn", "5", "-dim", "50", "-thread", "1", "-verbose", "0"], check=True)
    told = subprocess.run(["fasttext", "test", base + ".ftmodel.bin", base + ".test.ft"], check=True, capture_output=True, text=True).stdout
    print(f"fastText accuracy {language} {told.split('P@1')[1].split()[0]}", flush=True)

x, y = read(os.path.join(work, "speed-5000.tsv"))
for name, make in {**models, "ComplementNB words only": lambda: pipeline(ComplementNB(alpha=0.3), True)}.items():
    if name.startswith("Logistic"):
        continue  # Needs minutes of processor time here and is not its fastest.
    start = time.process_time()
    model = make().fit(x, y)
    seconds = time.process_time() - start
    start = time.process_time()
    model.predict(x)
    print(f"scikit-learn {name} train 5000 seconds {seconds:.2f} predict sentences/s {len(x) / (time.process_time() - start):.0f}", flush=True)

ft = os.path.join(work, "speed.ft")
with open(ft, "w", encoding="utf-8") as out:
    out.writelines(f"__label__{category} {text}\n" for text, category in zip(x, y))


def child_seconds(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


model = os.path.join(work, "speed.ftmodel")
seconds = child_seconds(["fasttext", "supervised", "-input", ft, "-output", model, "-epoch", "50", "-lr", "0.5", "-wordNgrams", "2",
                         "-minn", "2", "-maxn", "5", "-dim", "50", "-thread", "1", "-verbose", "0"])
with open(ft + ".many", "w", encoding="utf-8") as out:
    out.writelines(text + "\n" for text in x for _ in range(10))
open(ft + ".none", "w").close()
load = child_seconds(["fasttext", "predict", model + ".bin", ft + ".none"], stdout=subprocess.DEVNULL)
predict = child_seconds(["fasttext", "predict", model + ".bin", ft + ".many"], stdout=subprocess.DEVNULL) - load
print(f"fastText train 5000 seconds {seconds:.2f} predict sentences/s {len(x) * 10 / predict:.0f}")
