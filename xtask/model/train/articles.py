"""The articles to learn from: read, cleaned, each once, and some of them once more in a shorter form."""

import json
import random
import re

from rouge import tokens

# Marks that the page around the story left at its start.
BYLINES = (
    r"^\s*By\s*\.?\s+(?:[A-Z][\w.'’-]*\.?\s+){1,4}?(?=(?:and |PUBLISHED|UPDATED|Last updated|Follow|\|))",
    r"^\s*By\.\s+[^.]{2,60}\.\s+",
    r"^\s*[Aa]nd\s+[^.]{2,40}\.\s+",
    r"^\s*(?:PUBLISHED|UPDATED|CREATED):?\s*\.?.{3,60}?\b20\d\d\.?\s*",
    r"^\s*Last updated at.{3,60}?\b20\d\d\.?\s*",
    r"^\s*[|.]\s*",
    r"^\s*Follow @@\w+\.?\s*",
)
# Classroom transcripts: one text under which every summary is the same.
UNFIT = "CNN Student News"
SHINGLE = 8
# Lengths, in words, at which an article is cut to make a short one.
CUTS = (200, 250, 300, 350, 400, 450)


def read(path):
    with open(path, encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def write(path, rows):
    with open(path, "w", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)


def clean(text):
    """Without bylines, and without the full stops that stand where a line once broke."""
    text = text.replace("\xa0", " ")
    text = re.sub(r"\s?\.\s(?=[a-z])", " ", text)
    text = re.sub(r"\s\.(\s|$)", r".\1", text)
    for _ in range(8):
        before = text
        for byline in BYLINES:
            text = re.sub(byline, "", text)
        if text == before:
            break
    return text.strip()


def shingles(text):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE)}


def once(rows):
    """Each article once: one that shares three tenths of its shingles with those before is left out."""
    seen, kept = set(), []
    for row in rows:
        own = shingles(row["text"])
        if sum(shingle in seen for shingle in own) <= 0.3 * max(1, len(own)):
            seen |= own
            kept.append(row)
    return kept


def shortened(row):
    """The article cut at the end of a sentence where its summary is still borne out; None where there is no such cut.

    News is often much shorter than the articles of the data, and its first sentences then matter more.
    """
    summary = tokens(row["summary"])

    def borne_out(text):
        have = set(tokens(text))
        return sum(token in have for token in summary)

    words = row["text"].split()
    for cut in CUTS:
        if len(words) < cut * 1.15:
            return None
        text = " ".join(words[:cut])
        end = max(text.rfind(mark) for mark in (". ", "! ", "? ", '." ', ".' "))
        text = text[: end + 1] if end > 200 else text
        if borne_out(text) >= 0.92 * borne_out(row["text"]):
            return {**row, "id": row["id"] + "#short", "text": text}
    return None


def prepare(path):
    """The articles in a fixed order, the short forms last, each with the key `group` that keeps its forms together."""
    rows = [row for row in read(path) if UNFIT not in row["text"]]
    for row in rows:
        # The validation part of the data is clean already.
        if not row["id"].startswith("cnndm-val"):
            row["text"] = clean(row["text"])
    rows.sort(key=lambda row: row["id"].startswith("cnndm-train-desix"))
    rows = once(rows)
    random.Random(5).shuffle(rows)
    for group, row in enumerate(rows):
        row["group"] = group
    return rows, [short for short in map(shortened, rows) if short]
