"""Shares that a sentence tells of its own whole: "40 were killed, 12 of them women and 9 children".

Every share is one of the whole, not of the share before it, and it is of the whole's place and days
where the sentence gives it none of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from tadmor.synthesis.figures.stated import Stated
from tadmor.synthesis.lookup import Lookup

# By which the text itself says that a number is a share of one before it.
SHARE = re.compile(r"\b(?:(?:of|among) (?:them|whom)|including)\b", re.IGNORECASE)
# Between two shares there is nothing but a list's joint and a number: " and 9 ", ", at least 9 ".
NEXT = re.compile(r"\W*(?:and |as well as )?(?:about |at least |some )?[\d,. ]*\W*", re.IGNORECASE)

Share: TypeAlias = tuple[Stated, Stated]


def shares(figures: Sequence[Stated], lookup: Lookup) -> Iterator[Share]:
    """Give each part with its whole; a part is of its place and days where it tells none."""
    sentences: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in figures:
        sentences[one.row.document, one.sentence, one.attribution, one.row.kind].append(one)
    for (document, *_), told in sentences.items():
        if len(told) > 1:
            text = lookup.sources[str(document)].reading.text
            yield from _of_sentence(sorted(told, key=lambda one: one.counted), text)


def _of_sentence(told: Sequence[Stated], text: str) -> Iterator[Share]:
    whole, before, listed = told[0], told[0], False
    for one in told[1:]:
        between = text[before.counted.end : one.counted.start]
        listed = bool(SHARE.search(text[before.counted.end : one.counted.end])) or (
            listed and NEXT.fullmatch(between) is not None
        )
        if listed:
            yield _within(one, whole), whole
        else:
            whole = one
        before = one


def _within(part: Stated, whole: Stated) -> Stated:
    """Leave a share alone that has days or a place of its own."""
    mine, its = part.scope, whole.scope
    if mine.where not in {None, its.where} or mine.first is not None or mine.last is not None:
        return part
    return replace(
        part,
        scope=replace(mine, where=its.where, first=its.first, last=its.last, total=its.total),
        course=whole.course,
        row=replace(part.row, place=whole.row.place, period=whole.row.period),
    )
