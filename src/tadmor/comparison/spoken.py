"""Sayings in much the same words of which no claim was read: they agree, or one is an admission.

A reader finds "Soviet troops broke through at Kalach" on two pages whatever it was read as. Only
what shares most of its words, all of its names and all of its numbers counts, and of two sayings
that claims join nothing more is said here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TypeAlias

from tadmor.comparison.finding import End, saying_end
from tadmor.comparison.index import Index
from tadmor.comparison.wording import speaker, told
from tadmor.comparison.words import TOKEN, content, has, listed, pattern
from tadmor.model.collection import AttributionRow
from tadmor.model.findings import RelationType

Told: TypeAlias = tuple[End, End, RelationType, str]

# Of the words of the shorter saying, and how many at the least.
ALIKE, FEWEST = 0.75, 4
# Of the words that are neither names nor numbers: what is told to have happened.
PLAIN = 0.5
SAYING = frozenset({"asserts", "relays", "admits"})


def agreeing(index: Index) -> Iterator[Told]:
    """Give the pairs of sayings that agree in their words, with the type and the reason."""
    sayings = [said for said in index.collection.attributions if _plain(index, said)]
    for one, other in _touching(sayings):
        if _alike(one, other) and not _one_chain(index, one, other):
            yield _told(index, one, other)


def _touching(sayings: Sequence[AttributionRow]) -> Iterator[tuple[AttributionRow, AttributionRow]]:
    """Give the pairs that share enough words: one of the shorter's rarest is in the other."""
    contents = [content(said.quote) for said in sayings]
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(contents):
        for word in words:
            held[word].append(at)
    met: set[tuple[int, int]] = set()
    for at, words in enumerate(contents):
        fewest = ceil(ALIKE * len(words))
        rarest = sorted(words, key=lambda word: (len(held[word]), word))
        longer = {
            one
            for word in rarest[: len(words) - fewest + 1]
            for one in held[word]
            if (len(words), at) < (len(contents[one]), one)
        }
        alike = (one for one in longer if len(words & contents[one]) >= fewest)
        met.update((min(at, one), max(at, one)) for one in alike)
    for one, other in sorted(met):
        yield sayings[one], sayings[other]


def _plain(index: Index, said: AttributionRow) -> bool:
    """Say whether something is told as so, by somebody named, and not denied, planned or asked."""
    if said.stance not in SAYING or not index.made(said) or said.by is None:
        return False
    claims = index.claims_of.get(said.id, ())
    as_so = all(c.polarity == "asserts" and c.aspect in {"completed", "ongoing"} for c in claims)
    return as_so and not pattern("unreal").search(said.quote) and not has(said.by.name, "own")


def _alike(one: AttributionRow, other: AttributionRow) -> bool:
    mine, theirs = content(one.quote), content(other.quote)
    fewest = min(len(mine), len(theirs))
    if fewest < FEWEST:
        return False
    plain = [words - _days_and_names(said.quote) for words, said in ((mine, one), (theirs, other))]
    if len(plain[0] & plain[1]) < PLAIN * min(map(len, plain)):
        return False
    marks = _marks(one.quote), _marks(other.quote)
    return bool(marks[0] & marks[1]) and (marks[0] <= marks[1] or marks[1] <= marks[0])


def _days_and_names(words: str) -> frozenset[str]:
    marks = (content(mark) for mark in _marks(words))
    return frozenset().union(content(" ".join(listed("armed-forces"))), *marks)


def _marks(words: str) -> frozenset[str]:
    """Give the names and the numbers of a saying, without its first word and the days."""
    found = TOKEN.findall(pattern("dateline").sub("", words))
    return frozenset(
        word.casefold()
        for at, word in enumerate(found)
        if word[0].isdigit() or (word[0].isupper() and at) or word.casefold() in listed("numbers")
    )


def _one_chain(index: Index, one: AttributionRow, other: AttributionRow) -> bool:
    chains = [{said.id for said in index.chain(each.id)} for each in (one, other)]
    return not chains[0].isdisjoint(chains[1])


def _told(index: Index, one: AttributionRow, other: AttributionRow) -> Told:
    type_ = _type(index, one, other)
    both = f"{speaker(index, one)} and {speaker(index, other)}"
    owner = one if one.stance == "admits" else other
    why = {
        "repeats": f"{both} tell it in the same words, on one word",
        "concedes": f"{speaker(index, owner)} is said to own what the other told",
        "refines": f"{both} said the same, the one more closely",
        "corroborates": f"{both} said the same",
    }[type_]
    return saying_end(index, one), saying_end(index, other), type_, f"{why}: {told(other.quote)}."


def _type(index: Index, one: AttributionRow, other: AttributionRow) -> RelationType:
    mine, theirs = (content(said.by.name) if said.by else frozenset() for said in (one, other))
    if index.speaker(one) == index.speaker(other) or mine <= theirs or theirs <= mine:
        return "repeats"
    if (one.stance == "admits") != (other.stance == "admits"):
        return "concedes"
    numbers = [{mark for mark in _marks(said.quote) if mark.isdigit()} for said in (one, other)]
    return "corroborates" if numbers[0] == numbers[1] else "refines"
