"""Own texts and generated ones, and what becomes of a text on its way through other pages.

Each own text (the example's documents, and passages of `training/attribution` three at a time) is
rewritten in eight ways: edited, halved, headed, cut, embedded, quoted.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "src/tadmor/example"
PASSAGES = ROOT / "training/attribution"
TOGETHER = 3
QUOTED = 60
MARKS = re.compile(r"[\[{<]\d+ |[\]}>]")
SENTENCE = re.compile(r"(?<=[.!?]) +|\n+")
# The one near copy among the example's documents.
NEAR_COPY = ("2016-12-11-1-russian-ministry", "2016-12-11-6-harbour-courier")
HEADER = (
    "You are reading a text from our partners' pages. We carry it here with thanks and as we had"
    " it, and answer for none of what is said in it.\n\n"
)


@dataclass
class Document:
    """A generated document: its words, whose text it carries, and how it was made."""

    name: str
    text: str
    carries: frozenset[str]
    kind: str = "original"
    of: str = ""


def own_texts(drawn: random.Random) -> list[Document]:
    """Give own texts of some 100 to 350 words, each passage used once."""
    found = []
    for path in sorted(EXAMPLE.glob("*.txt")):
        name = NEAR_COPY[0] if path.stem in NEAR_COPY else path.stem
        found.append(Document(path.stem, path.read_text("utf-8"), frozenset({name})))
    passages = [text for path in sorted(PASSAGES.glob("*.txt")) for text in _passages(path)]
    drawn.shuffle(passages)
    for at in range(0, len(passages) - TOGETHER + 1, TOGETHER):
        joined = "\n\n".join(passages[at : at + TOGETHER])
        found.append(Document(f"o{at}", joined, frozenset({f"o{at}"})))
    return found


def _passages(path: Path) -> Iterator[str]:
    for part in path.read_text("utf-8").split("\n== ")[1:]:
        lines = part.split("\n")[1:]
        text = "\n".join(line for line in lines if not re.match(r"\d+ = ", line))
        yield MARKS.sub("", text).strip()


def generated(count: int, drawn: random.Random) -> list[Document]:
    """Make texts in which each word follows one that it follows in an own text."""
    joined = " \n".join(document.text for document in own_texts(drawn))
    words = re.sub('["\u201c\u201d]', "", joined).split(" ")
    after: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairwise(words):
        after[one].append(other)
    found = []
    for number in range(count):
        text = [drawn.choice(words)]
        for _ in range(drawn.randint(120, 400)):
            text.append(drawn.choice(after[text[-1]] or words))
        found.append(Document(f"g{number}", " ".join(text), frozenset({f"g{number}"})))
    return found


Rewrite = Callable[[Document, list[Document], list[str], random.Random], Document]


def edited(share: float) -> Rewrite:
    """Make a rewriter that changes, drops or adds to a share of the words."""

    def rewrite(
        one: Document, _: list[Document], words: list[str], drawn: random.Random
    ) -> Document:
        text: list[str] = []
        for word in one.text.split(" "):
            if drawn.random() >= share:
                text.append(word)
                continue
            done = drawn.choices(["change", "drop", "add"], [3, 1, 1])[0]
            text += {
                "change": [drawn.choice(words)],
                "drop": [],
                "add": [word, drawn.choice(words)],
            }[done]
        return Document("", " ".join(text), one.carries)

    return rewrite


def halved(one: Document, rest: list[Document], _: list[str], drawn: random.Random) -> Document:
    """Put sentences of other documents, one of each, in the place of half of the sentences."""
    text = SENTENCE.split(one.text)
    for at in drawn.sample(range(len(text)), len(text) // 2):
        text[at] = drawn.choice(SENTENCE.split(drawn.choice(rest).text))
    return Document("", " ".join(text), one.carries)


def headed(one: Document, _: list[Document], __: list[str], ___: random.Random) -> Document:
    """Put a header before a text."""
    return Document("", HEADER + one.text, one.carries)


def cut(one: Document, _: list[Document], __: list[str], drawn: random.Random) -> Document:
    """Keep a third of a text."""
    words = one.text.split(" ")
    start = drawn.randint(0, len(words) * 2 // 3)
    return Document("", " ".join(words[start : start + len(words) // 3]), one.carries)


def embedded(one: Document, rest: list[Document], _: list[str], drawn: random.Random) -> Document:
    """Put a text whole into another."""
    host = drawn.choice(rest)
    sentences = SENTENCE.split(host.text)
    at = drawn.randint(0, len(sentences))
    text = " ".join([*sentences[:at], "\n\n" + one.text + "\n\n", *sentences[at:]])
    return Document("", text, one.carries | host.carries)


def quoting(marks: str) -> Rewrite:
    """Make a rewriter that puts 60 words of a text into another, between marks or bare."""

    def rewrite(
        one: Document, rest: list[Document], _: list[str], drawn: random.Random
    ) -> Document:
        host = drawn.choice(rest)
        while len(host.text.split()) <= 3 * QUOTED:
            host = drawn.choice(rest)
        words, sentences = one.text.split(), SENTENCE.split(host.text)
        start, at = drawn.randint(0, len(words) - QUOTED), drawn.randint(0, len(sentences))
        quotation = " ".join(words[start : start + QUOTED])
        said = f"He wrote: {marks[0]}{quotation}{marks[1]}" if marks else quotation
        text = " ".join([*sentences[:at], said, *sentences[at:]])
        return Document("", text, host.carries)

    return rewrite


REWRITES: dict[str, Rewrite] = {
    "10 % of words edited": edited(0.1),
    "30 % of words edited": edited(0.3),
    "half of the sentences": halved,
    "a header before it": headed,
    "cut to a third": cut,
    "embedded whole": embedded,
    "60 words between marks": quoting("\u201c\u201d"),
    "60 words without marks": quoting(""),
}
QUOTATIONS = {name for name in REWRITES if name.startswith("60 words")}
CONTAINED = ("a header before it", "cut to a third", "embedded whole")


def rewritten(
    originals: list[Document], most: int, drawn: random.Random
) -> tuple[list[Document], list[Document]]:
    """Give the originals with as many rewrites as there is room for, shuffled, and the rewrites."""
    words = [word for one in originals[:2000] for word in one.text.split()]
    made = []
    for number in range(most):
        one = originals[number // len(REWRITES) % len(originals)]
        kind = list(REWRITES)[number % len(REWRITES)]
        rest = originals if len(originals) > 1000 else [o for o in originals if o is not one]
        if kind in QUOTATIONS and len(one.text.split()) <= 3 * QUOTED:
            continue
        new = REWRITES[kind](one, rest, words, drawn)
        new.name, new.kind, new.of = f"{one.name}/{number}", kind, one.name
        made.append(new)
    whole = [*originals, *made]
    drawn.shuffle(whole)
    return whole, made
