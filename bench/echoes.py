"""Copies found among rewrites of own texts, and the time that a large collection takes.

    python bench/echoes.py [--seed N]                      # the rewrites of own texts
    python bench/echoes.py --documents N [--peer PYTHON]   # N generated documents

Each own text (the example's documents, and passages of `training/attribution` three at a time) is
rewritten in eight ways. A pair is true if both carry the same text whole, cut or edited; a
quotation of 60 words makes none, but is to be found as a shared passage. Seed 1878 is held out: it
is for figures that are told. PYTHON belongs to an environment of its own with `rensa`.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path

from tadmor.comparison.copies import Echoes, Family, aligned
from tadmor.comparison.fingerprints import Page
from tadmor.model.reading import DocumentFacts

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
PEER = """
import json, sys, time
from rensa import RMinHash, RMinHashLSH
texts = json.load(sys.stdin)
began = time.perf_counter()
index, pairs, made = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32), [], []
for number, text in enumerate(texts):
    words = text.lower().split()
    marks = RMinHash(num_perm=128, seed=1)
    marks.update([" ".join(words[at:at + 3]) for at in range(max(1, len(words) - 2))])
    pairs += [(other, number) for other in index.query(marks)]
    index.insert(number, marks)
print(json.dumps([time.perf_counter() - began, pairs]))
"""


@dataclass
class Document:
    """A generated document: its words, whose text it carries, and how it was made."""

    name: str
    text: str
    carries: frozenset[str]
    kind: str = "original"
    of: str = ""


@dataclass
class Score:
    """Pairs found and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0
    by_kind: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    def f1(self) -> float:
        """Give the harmonic mean of precision and recall of pairs, in hundredths."""
        return 200 * self.right / max(1, 2 * self.right + self.false + self.missed)


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


def as_page(document: Document) -> Page:
    """Give a document as a page that nobody has read."""
    facts = DocumentFacts(name=document.name, sha256=document.name)
    return Page(id=document.name, facts=facts, text=document.text)


def scored(whole: list[Document], made: list[Document], pairs: set[frozenset[str]]) -> Score:
    """Hold the pairs of documents found to those that carry one text."""
    carried = defaultdict(list)
    by_name = {document.name: document for document in whole}
    for document in whole:
        for text in document.carries:
            carried[text].append(document.name)
    true = {frozenset(two) for names in carried.values() for two in combinations(names, 2)}
    score = Score(len(pairs & true), len(pairs - true), len(true - pairs))
    for document in made:
        found = frozenset({document.name, document.of}) in pairs
        score.by_kind[document.kind][found] += 1
    for one, other in map(sorted, list(pairs - true)[:10]):
        print("joined:", by_name[one].kind, one, "|", by_name[other].kind, other)
    return score


def found_pairs(families: tuple[Family, ...]) -> set[frozenset[str]]:
    """Give every two documents that are of one family."""
    documents = (family.documents for family in families)
    return {frozenset(two) for names in documents for two in combinations(names, 2)}


def measure(whole: list[Document], made: list[Document]) -> None:
    """Find the families and the passages, and print what they are worth."""
    pages = [as_page(document) for document in whole]
    began, spent = time.perf_counter(), time.process_time()
    echoes = Echoes()
    echoes.add(pages)
    families, passages = echoes.families(), echoes.passages()
    wall, cpu = time.perf_counter() - began, time.process_time() - spent
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    score = scored(whole, made, found_pairs(families))
    touching = scored(whole, made, found_pairs((*families, *passages))).by_kind
    print(f"{len(whole)} documents: {wall:.1f} s ({cpu:.1f} s of one core), {memory:.2f} GiB")
    print(f"pairwise F1 {score.f1():.2f}; {score.false} false pairs, {score.missed} missed")
    for kind in REWRITES:
        family, any_ = score.by_kind[kind][True], touching[kind][True]
        total = sum(score.by_kind[kind].values())
        print(f"  {kind:24} of the family {family:5} of {total:5}; found {any_:5}")
    by_name = {page.facts.name: page for page in pages}
    some = [document for document in made if document.kind in CONTAINED][:600]
    held = [aligned(by_name[one.of], by_name[one.name]) for one in some]
    whole_ = sum(max(link.of_left, link.of_right) >= 0.9 for link in held)
    print(f"  containment of nine words in ten: {whole_} of {len(held)}")


def peer(python: str, whole: list[Document], made: list[Document]) -> None:
    """Time rensa on the same documents and print its pairs that are true."""
    texts = json.dumps([document.text for document in whole])
    ran = subprocess.run(
        [python, "-c", PEER], input=texts, capture_output=True, text=True, check=True
    )
    wall, pairs = json.loads(ran.stdout)
    named = {frozenset({whole[one].name, whole[other].name}) for one, other in pairs}
    score = scored(whole, made, named)
    print(f"rensa: {wall:.1f} s; F1 of the pairs it gives {score.f1():.2f}; {score.false} false")
    for kind in REWRITES:
        found = score.by_kind[kind]
        print(f"  {kind:24} {found[True]:5} of {found.total():5}")


def main() -> None:
    """Parse the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--documents", type=int)
    options.add_argument("--peer")
    chosen = options.parse_args()
    drawn = random.Random(chosen.seed)  # noqa: S311 - nothing secret is drawn
    if chosen.documents:
        originals = generated(chosen.documents // 2, drawn)
        whole, made = rewritten(originals, chosen.documents - len(originals), drawn)
    else:
        originals = own_texts(drawn)
        whole, made = rewritten(originals, len(originals) * len(REWRITES), drawn)
    measure(whole, made)
    if chosen.peer:
        peer(chosen.peer, whole, made)


if __name__ == "__main__":
    main()
