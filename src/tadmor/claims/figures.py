"""Counts as stated: bounds, kind and whose. Dates, ages, distances and money are not figures.

"At least 11" has min 11 and max None; "dozens" and "heavy losses" have neither and are vague;
"casualties" are never deaths. The lists stand in `figures.toml`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from tadmor.claims.harm import anchor_of, befallen, harms
from tadmor.claims.kinds import FAR, TOLL, are_both, kind_of, people, whose_dead
from tadmor.claims.lists import counted, data, fields
from tadmor.claims.numbers import Amount, amount_at
from tadmor.claims.phrases import Range, left, right
from tadmor.claims.words import Sentence
from tadmor.model.reading import Figure, FigureKind
from tadmor.model.values import value

REACH = 12
HARMED = frozenset({"killed", "wounded", "killed-or-wounded", "casualties"})
CARRIED = frozenset({"killed", "wounded", "captured", "casualties"})
CUMULATIVE = re.compile(r"\b(?:since|so far|in total|to date|overall|altogether|total of)\b")
SHARED = re.compile(
    r"\b(?:half|thirds?|quarters?|fifth|tenth|most|many|some|part|rest|majority) of"
    r" (?:the|its|his|their|our|these|those)$"
)
"""How a number is that of which only a part is meant: "half of the 600 defenders"."""

NOBODY = frozenset({"nobody", "none", "no"})
AMONG = frozenset({"among", "amongst", "of", "for"})
FRAMES: Mapping[FigureKind, str] = {
    "killed": "casualties",
    "wounded": "casualties",
    "killed-or-wounded": "casualties",
    "casualties": "casualties",
    "captured": "detain",
    "displaced": "displace",
    "strength": "strength",
    "strikes": "attack",
    "vehicles": "other",
    "other": "other",
}


@value
class Count:
    """A figure found: its words, the words of those counted, and the frame it belongs to.

    `anchor` is the word before it that says of what it is: "deaths", "toll".
    """

    words: Range
    whose: Range | None
    figure: Figure
    frame: str
    anchor: int | None = None


def figures(sentence: Sentence) -> tuple[Count, ...]:
    """Give every count in a sentence, in order."""
    found: list[Count] = []
    index = 0
    while index < len(sentence.words):
        opener = sentence.lower(index).partition("-")[0]
        if sentence.kind(index) != "#" and opener not in _openers():
            index += 1
            continue
        count = _count(sentence, index) or _once_more(sentence, index, found[-1:])
        if count:
            found.append(count)
            index = max(count.words[1], index + 1)
        else:
            amount = amount_at(sentence, index)
            index = amount.words[1] if amount else index + 1
    return tuple(_carried(sentence, found))


def _once_more(sentence: Sentence, index: int, last: list[Count]) -> Count | None:
    """Read "three were killed in A, two in B": a bare number is of what the one before it was."""
    kind = last[0].figure.kind if last else "other"
    amount = amount_at(sentence, index) if kind in CARRIED else None
    if amount is None or sentence.kind(index - 1) not in {",", "C"}:
        return None
    end = amount.words[1]
    noun = _phrase_end(sentence, end) - 1
    joined = last[0].words[1] == index - 1 and last[0].anchor is not None
    if joined and noun >= end and sentence.lower(noun) in people():
        return _made(sentence, amount, kind, (noun, noun + 1))  # "killed 12 rebels and 3 monks"
    if _is_share(sentence, end):
        share = _made(sentence, amount, kind, (end, end + 2))
        return replace(share, whose=(end + 2, _phrase_end(sentence, end + 2)))
    located = sentence.lower(end) in {"in", "at", "near"} and end + 1 < len(sentence.words)
    named = located and sentence.words[end + 1].capital
    if not (named or sentence.kind(end) == "T" or sentence.kind(end + 1) == "T"):
        return None
    return _made(sentence, amount, kind, (end, end))


def _is_share(sentence: Sentence, at: int) -> bool:
    """Say whether "of them civilians" stands here: a share of those just counted."""
    following = {sentence.lower(at + 2), sentence.lower(at + 3)}
    return sentence.string(at, at + 2) in {"of them", "of whom"} and bool(following & people())


def _carried(sentence: Sentence, found: list[Count]) -> list[Count]:
    """Read "the deaths of 14 civilians, 9 rebels and 21 soldiers": each number is of deaths."""
    for at in range(1, len(found)):
        last, one = found[at - 1], found[at]
        between = sentence.string(last.words[1], one.words[0])
        lists = between in {",", "and", ", and"} and one.figure.kind == "strength"
        if lists and last.figure.kind in CARRIED and last.anchor:
            figure = replace(one.figure, kind=last.figure.kind)
            found[at] = replace(one, figure=figure, frame=last.frame, anchor=last.anchor)
    return found


def counted_in(sentence: Sentence, words: Range, kind: FigureKind) -> Count | None:
    """Give the figure in a phrase of which it is known what it counts, whatever its noun."""
    start, end = words
    if sentence.lower(start) in NOBODY:
        return _nobody(sentence, start, kind)
    for index in range(start, min(end, start + 6)):
        opens = sentence.kind(index) == "#" or sentence.lower(index).partition("-")[0] in _openers()
        amount = amount_at(sentence, index) if opens else None
        if amount and not _measures(sentence, amount):
            kind = "killed-or-wounded" if are_both(sentence, amount.words[1]) else kind
            return _made(sentence, amount, kind, (amount.words[1], max(end, amount.words[1])))
    return _one_of_them(sentence, words, kind) if kind in HARMED else None


def _one_of_them(sentence: Sentence, words: Range, kind: FigureKind) -> Count | None:
    """Read "killed a waiter", who is one whatever his trade; not "killed a number of them"."""
    start, end = words
    single = sentence.lower(start) in {"a", "an"} and sentence.kind(start) == "D"
    if not single or sentence.lower(end - 1).endswith("s") or "of" in _words(sentence, words):
        return None
    amount = Amount(words=(start, start + 1), low=1, high=1)
    return _made(sentence, amount, kind, (end - 1, end))


def _nobody(sentence: Sentence, start: int, kind: FigureKind, end: int = 0) -> Count:
    """Read "nobody was killed" and "no casualties": none at all is a figure."""
    amount = Amount(words=(start, start + 1), low=0, high=0)
    return _made(sentence, amount, kind, (start + 1, max(end, start + 1)))


@cache
def _openers() -> frozenset[str]:
    """Give the words that a figure may begin with, apart from numerals."""
    numbers = frozenset(data("figures.toml")["numbers"])
    return numbers | counted("vague") | counted("amount") | {"a", "an", "half", "no"}


def _count(sentence: Sentence, index: int) -> Count | None:
    if sentence.lower(index) in counted("amount") | {"no"}:
        return _uncounted(sentence, index) or _weighed(sentence, index)
    if sentence.lower(index) in {"a", "an"} and amount_at(sentence, index) is None:
        return _single(sentence, index)
    amount = amount_at(sentence, index)
    if amount is None or _measures(sentence, amount):
        return None
    if sentence.string(amount.words[0] - 2, amount.words[0]) == "population of":
        return _made(sentence, amount, "other", (amount.words[0] - 2, amount.words[1]))
    end = _phrase_end(sentence, amount.words[1])
    kind, noun = kind_of(sentence, amount, end)
    if kind is None and sentence.string(amount.words[0] - 1, amount.words[0]) == "of":
        manned = sentence.lower(amount.words[0] - 2) in fields("fighters")
        kind = "strength" if manned else None
    if kind is None or (amount.low == 1 == amount.high and kind in {"other", "strength"}):
        return None
    return _made(sentence, amount, kind, (noun, end))


def _made(sentence: Sentence, amount: Amount, kind: FigureKind, at: tuple[int, int]) -> Count:
    noun, end = at
    before = sentence.string(amount.words[0] - FAR, amount.words[0])
    clause = sentence.string(amount.words[0] - REACH, end + 16)
    toll = bool(TOLL.search(before))
    least = sentence.string(end, end + 2) == "at least"
    figure = Figure(
        min=amount.low,
        max=None if least else amount.high,
        approximate=amount.approximate,
        vague=amount.vague,
        kind=kind,
        cumulative=True if toll or CUMULATIVE.search(clause) else None,
    )
    whose = whose_dead(sentence, amount) or _whose(sentence, amount, noun, end)
    words = amount.words[0], end
    anchor = anchor_of(sentence, words) if kind in HARMED else None
    return Count(words=words, whose=whose, figure=figure, frame=FRAMES[kind], anchor=anchor)


def _phrase_end(sentence: Sentence, start: int) -> int:
    """Give where the counted noun phrase ends: "brigade members", "of the victims", none."""
    if sentence.lower(start) == "of":
        start += 1
    phrase = right(sentence, start)
    if phrase is None or sentence.kind(phrase[0]) == "U":
        return start
    end = min(phrase[1], start + REACH)
    harmed = [i for i in range(start + 1, end) if sentence.lower(i) in harms()]
    return harmed[0] if harmed else end


def _measures(sentence: Sentence, amount: Amount) -> bool:
    """Say whether the number is a date, an age, a distance, money, or part of a name."""
    start, end = amount.words
    before, after = sentence.lower(start - 1), sentence.lower(end)
    if SHARED.search(sentence.string(start - 4, start)):
        return True
    if before in counted("currency") or before in {"aged", "age", "no", "number", "article", "-"}:
        return True
    units = {sentence.lower(end), sentence.lower(end + 1)} if after == "of" else {after}
    if units & counted("not_counts") or any(sentence.kind(i) == "T" for i in range(start, end)):
        return True
    capital = start > 1 and sentence.words[start].capital  # "Channel Four"
    return (amount.digits or capital) and start > 0 and _named(sentence, start - 1)


def _named(sentence: Sentence, index: int) -> bool:
    """Say whether a number right behind this word belongs to it: "Terminal 3"."""
    word = sentence.words[index]
    return word.capital and word.kind == "N" and index > 0


def _single(sentence: Sentence, index: int) -> Count | None:
    """Read "a special forces officer was killed" as one killed."""
    phrase = right(sentence, index)
    if phrase is None or phrase[1] - index > 7:
        return None
    nouns = [i for i in range(*phrase) if sentence.lower(i) in people()]
    none = sentence.string(index - 1, index + 2) == "not a single"
    amount = Amount(words=(index, index + 1), low=1 - none, high=1 - none)
    if any(amount_at(sentence, i) for i in range(index + 1, phrase[1])):
        return None  # "An estimated 8,000 men"
    if not nouns or sentence.lower(nouns[-1]).endswith("s") or "of" in _words(sentence, phrase):
        return None
    kind = befallen(sentence, index, phrase[1], reach=10)
    if kind is None or kind == "casualties" or nouns[-1] != phrase[1] - 1:
        return None
    return _made(sentence, amount, kind, (nouns[-1], phrase[1]))


def _words(sentence: Sentence, phrase: Range) -> list[str]:
    return [sentence.lower(i) for i in range(*phrase)]


def _uncounted(sentence: Sentence, index: int) -> Count | None:
    """Read "heavy losses" and "no casualties", but not losses of land or money."""
    end = index + 1
    while sentence.lower(end) in counted("amount") or _whose_none(sentence, index, end):
        end += 1
    if sentence.lower(end) not in counted("casualties"):
        return None
    if sentence.lower(end + 1) in {"on", "of"} or sentence.lower(end) == "loss":
        return None
    if sentence.lower(index) == "no":
        return _nobody(sentence, index, "casualties", end + 1)
    amount = Amount(words=(index, end), vague=True)
    return _made(sentence, amount, "casualties", (end, end + 1))


def _whose_none(sentence: Sentence, index: int, at: int) -> bool:
    """Say whether a word says whose losses there were none of: "no American casualties"."""
    adjective = sentence.words[at : at + 1] and sentence.words[at].capital
    return bool(sentence.lower(index) == "no" and at == index + 1 and adjective)


def _weighed(sentence: Sentence, index: int) -> Count | None:
    """Read "losses on both sides were heavy"."""
    before = [sentence.lower(i) for i in range(max(0, index - 8), index)]
    said = before[-1:] and before[-1] in {"were", "are", "was"}
    if not said or not set(before) & counted("casualties") or sentence.kind(index + 1) == "N":
        return None
    amount = Amount(words=(index, index + 1), vague=True)
    return _made(sentence, amount, "casualties", (index + 1, index + 1))


def _whose(sentence: Sentence, amount: Amount, noun: int, end: int) -> Range | None:
    """Give the words of the side or the people counted."""
    if sentence.lower(noun) in people() | counted("other"):
        return amount.words[1] + (sentence.lower(amount.words[1]) == "of"), end
    if sentence.lower(noun) == "population":
        return left(sentence, noun - 2) if sentence.kind(noun - 2) == "X" else None
    if "of" in [sentence.lower(i) for i in range(noun, end)]:
        of = next(i for i in range(noun, end) if sentence.lower(i) == "of")
        return of + 1, end
    if sentence.lower(end) in AMONG:
        return right(sentence, end + 1)
    lists = ("dead", "wounded", "casualties", "strikes")
    if noun == amount.words[1] and any(sentence.lower(noun) in counted(name) for name in lists):
        return None
    return (
        (amount.words[1], noun if noun > amount.words[1] else end)
        if end > amount.words[1]
        else None
    )
