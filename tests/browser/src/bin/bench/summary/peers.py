"""Times sumy's TextRank and LexRank: reads {"text": …, "rounds": …}, prints the milliseconds of each round."""

import importlib.metadata
import json
import sys
import time

from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words


class Bare(Tokenizer):
    """NLTK's own code for English, without its table of abbreviations, which is a download by itself."""

    def _get_sentence_tokenizer(self, language):
        return PunktSentenceTokenizer()

    def _get_word_tokenizer(self, language):
        return NLTKWordTokenizer()


def times(kind, text, rounds):
    tokenizer, summarizer = Bare("english"), kind(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    measured = []
    # The first round warms up.
    for _ in range(rounds + 1):
        start = time.perf_counter()
        sentences = summarizer(PlaintextParser.from_string(text, tokenizer).document, 3)
        measured.append(1000 * (time.perf_counter() - start))
        assert len(sentences) == 3
    return measured[1:]


asked = json.load(sys.stdin)
kinds = {"TextRank": TextRankSummarizer, "LexRank": LexRankSummarizer}
measured = {name: times(kind, asked["text"], asked["rounds"]) for name, kind in kinds.items()}
print(json.dumps({"version": importlib.metadata.version("sumy"), **measured}))
