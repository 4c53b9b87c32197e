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
import resource
import subprocess
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from rewrites import CONTAINED, REWRITES, Document, generated, own_texts, rewritten

from tadmor.comparison.copies import Echoes, Family, aligned
from tadmor.comparison.fingerprints import Page
from tadmor.model.reading import DocumentFacts

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
class Score:
    """Pairs found and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0
    by_kind: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    def f1(self) -> float:
        """Give the harmonic mean of precision and recall of pairs, in hundredths."""
        return 200 * self.right / max(1, 2 * self.right + self.false + self.missed)


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
