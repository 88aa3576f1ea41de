"""Trains the summary model: python train ROWS_PROGRAM DATA MODEL FOLDER [--check]

DATA is a folder with `train.jsonl`, FOLDER one for what comes in between. The same data give the same MODEL, byte for
byte. With --check nothing is written to MODEL; instead the choice is cross-validated on the training articles, five
times four fifths against one fifth, and its gain over the first three sentences is printed.

What a later stage learns from are predictions of the earlier one for articles that it had not seen: else it would
trust them more than it can in use.
"""

import json
import math
import pathlib
import struct
import subprocess
import sys

import numpy

import articles
import forest
from rouge import Reference, tokens

FOLDS = 5
HEAD = b"AW-SUM\x00\x01"
# One of the two papers of the data has five times as many articles as the other.
AGENCY, AGENCY_WEIGHT, OTHER_WEIGHT = "(CNN)", 1.0, 3.0
# Of the candidates of an article so many, by chance, are learned from: the rest says little more and takes its time.
SHARE_OF_SETS = 0.4
LEAST_COMMON = 8


class Data:
    """The articles, and the stages' rows and labels."""

    def __init__(self, program, path, folder):
        self.program, self.folder = program, folder
        whole, short = articles.prepare(path)
        self.rows = whole + short
        folder.mkdir(parents=True, exist_ok=True)
        articles.write(folder / "whole.jsonl", whole)
        articles.write(folder / "all.jsonl", self.rows)
        (folder / "counted").touch()
        self.run("common", "whole.jsonl")
        self.group = numpy.array([row["group"] for row in self.rows])
        is_agency = numpy.array([AGENCY in row["text"][:80] for row in self.rows])
        self.weight = numpy.where(is_agency, AGENCY_WEIGHT, OTHER_WEIGHT)
        self.is_agency = is_agency

    def run(self, stage, file="all.jsonl"):
        subprocess.run([self.program, stage, self.folder / file, self.folder], check=True)

    def stage(self, name):
        """The rows of a stage, the article of each row, and what there is to label them."""
        self.run(name)
        counts = numpy.fromfile(self.folder / f"{name}.counts", "<u4")
        rows = numpy.fromfile(self.folder / f"{name}.rows", "<f4").reshape(int(counts.sum()), -1)
        with open(self.folder / f"{name}.json", encoding="utf-8") as handle:
            return rows, numpy.repeat(numpy.arange(len(counts)), counts), json.load(handle)

    def unseen(self, recipe, rows, owner, targets, mask=None):
        """The predictions for each row of a forest that saw no form of its article."""
        fold = self.group[owner] % FOLDS
        out = numpy.zeros(len(targets))
        for held in range(FOLDS):
            learn = fold != held if mask is None else (fold != held) & mask
            trees = forest.train(recipe, rows[learn], targets[learn], self.weight[owner][learn])
            out[fold == held] = forest.predict(trees, rows[fold == held])
        return out

    def fit(self, name, recipe, rows, owner, targets):
        """Trains a stage on all articles, and writes what later stages learn from."""
        self.unseen(recipe, rows, owner, targets).astype("<f4").tofile(self.folder / f"{name}.worth")
        return forest.train(recipe, rows, targets, self.weight[owner])


def pack_common(folder):
    """The common words: the first 24 bits of their hashes as distances (LEB128), and their grades."""
    numbers = struct.iter_unpack("<II", (folder / "common").read_bytes())
    grades = {}
    for word, count in numbers:
        if count >= LEAST_COMMON:
            grade = math.floor(8 * math.log2(count) + 0.5)
            grades[word >> 8] = max(grade, grades.get(word >> 8, 0))
    out, last = bytearray(struct.pack("<H", len(grades))), 0
    for word in sorted(grades):
        distance, last = word - last, word
        while distance > 127:
            out.append(distance & 127 | 128)
            distance >>= 7
        out += bytes((distance, grades[word]))
    return bytes(out)


def labels(parts):
    return numpy.concatenate([numpy.array(part["labels"], "f4") for part in parts])


def main(program, data, model, folder, *options):
    folder = pathlib.Path(folder)
    data = Data(program, pathlib.Path(data) / "train.jsonl", folder)

    rows, owner, words = data.stage("words")
    packed = [forest.pack(data.fit("words", forest.WORDS, rows, owner, labels(words)))]
    rows, owner, pairs = data.stage("pairs")
    packed.append(forest.pack(data.fit("pairs", forest.PAIRS, rows, owner, labels(pairs))))

    texts = [[tokens(text) for text in article["sentences"]] for article in words]
    references = [Reference(article["summary"]) for article in words]
    rows, owner, _ = data.stage("sentences")
    best = [reference.best(text) for reference, text in zip(references, texts)]
    targets = numpy.array([place in chosen for text, chosen in zip(texts, best) for place in range(len(text))], "f4")
    packed.append(forest.pack(data.fit("sentences", forest.SENTENCES, rows, owner, targets)))

    rows, owner, sets = data.stage("sets")
    scores = [
        reference.score([text[place] for place in places])
        for reference, text, candidates in zip(references, texts, sets)
        for places in candidates
    ]
    scores = numpy.array(scores)
    # What counts is which candidate is best, not how good an article's are.
    quality = scores.sum(1)
    mean = numpy.bincount(owner, quality, len(texts)) / numpy.maximum(numpy.bincount(owner, minlength=len(texts)), 1)
    targets = quality - mean[owner]
    mask = numpy.random.default_rng(3).random(len(targets)) < SHARE_OF_SETS

    if "--check" in options:
        check(data, owner, scores, data.unseen(forest.SETS, rows, owner, targets, mask), texts, references)
        return
    packed.append(
        forest.pack(forest.train(forest.SETS, rows[mask], targets[mask], data.weight[owner][mask]))
    )
    pathlib.Path(model).write_bytes(HEAD + pack_common(folder) + b"".join(packed))


def check(data, owner, scores, predicted, texts, references):
    gains = []
    for article, (text, reference) in enumerate(zip(texts, references)):
        mine = numpy.flatnonzero(owner == article)
        lead = numpy.array(reference.score(text[:3]))
        gains.append(scores[mine[predicted[mine].argmax()]] - lead if len(mine) else lead * 0)
    gains = 100 * numpy.array(gains)
    is_short = numpy.array([row["id"].endswith("#short") for row in data.rows])
    for name, which in (
        ("agency, whole", data.is_agency & ~is_short),
        ("agency, short", data.is_agency & is_short),
        ("others, whole", ~data.is_agency & ~is_short),
        ("others, short", ~data.is_agency & is_short),
    ):
        mean, error = gains[which].mean(0), gains[which].std(0) / math.sqrt(which.sum())
        print(f"{name}: {which.sum():5} articles   ROUGE-1 {mean[0]:+.2f} ± {error[0]:.2f}   ROUGE-2 {mean[1]:+.2f} ± {error[1]:.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
