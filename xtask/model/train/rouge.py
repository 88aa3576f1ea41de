"""ROUGE-1 and ROUGE-2 of many candidates, with the tokens of the package `rouge-score`."""

import functools
from collections import Counter

from nltk.stem.porter import PorterStemmer
from rouge_score import tokenize

_stemmer = PorterStemmer()


@functools.cache
def _stem(word):
    return _stemmer.stem(word) if len(word) > 3 else word


def tokens(text):
    return [_stem(word) for word in tokenize.tokenize(text, None)]


def pairs(words):
    return zip(words, words[1:])


def f1(candidate, reference):
    total = candidate.total() + reference.total()
    shared = sum(min(count, reference[key]) for key, count in candidate.items() if key in reference)
    return 2 * shared / total if total else 0.0


class Reference:
    """A person's summary, to score candidates against that are lists of sentences, each a list of tokens."""

    def __init__(self, text):
        words = tokens(text)
        self.words, self.pairs = Counter(words), Counter(pairs(words))

    def score(self, sentences):
        words = [word for sentence in sentences for word in sentence]
        return f1(Counter(words), self.words), f1(Counter(pairs(words)), self.pairs)

    def best(self, sentences, most=3):
        """The sentences that a greedy search for the best score takes, as a set of places."""
        chosen, best = [], 0.0
        while len(chosen) < most:
            rest = [place for place in range(len(sentences)) if place not in chosen]
            scored = ((sum(self.score([sentences[at] for at in sorted(chosen + [place])])), place) for place in rest)
            score, place = max(scored, default=(0.0, None))
            if score <= best:
                break
            best = score
            chosen.append(place)
        return set(chosen)
