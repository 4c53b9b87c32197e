"""Where a text names a place.

Names that the gazetteer knows need little evidence, names that it lacks a pattern that only places
stand in ("the village of X", "in X", "X in southern Aleppo"). The words are in `data/places.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from tadmor.grounding.case_places import CasePlace
from tadmor.grounding.gazetteer import Entry, people_of
from tadmor.grounding.place_candidates import standing
from tadmor.grounding.place_ranking import KNOWN
from tadmor.grounding.place_surroundings import Evidence, Mention, shared, surroundings
from tadmor.grounding.place_words import (
    HYPHENS,
    acronym,
    after_name,
    before_name,
    entry_below,
    joined,
    lookup,
    speech_after,
    split,
    stopped,
    unit_words,
    village_like,
    words_of,
)
from tadmor.grounding.transliteration import ARTICLES, fold
from tadmor.model.text import Span

LONGEST = 6  # words of a name


class Run(NamedTuple):
    """Words `first` to `last` (excluded) that may be one name: capitals and what joins them."""

    first: int
    last: int


class Page:
    """One text cut into words and runs of capitals, with what is known of its names."""

    def __init__(self, text: str, case_places: Sequence[CasePlace] = ()) -> None:
        """Cut the text; the names of `case_places` are known names."""
        self.text = text
        self.own = {fold(n) for place in case_places for n in (place.name, *place.aliases)}
        self.words = split(text)
        self.runs = tuple(self._find_runs())
        self.persons = frozenset(self._find_persons())

    def string(self, start: int, end: int) -> str:
        """Give the words `start` to `end` (excluded) as the text has them."""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def entries(self, start: int, end: int) -> tuple[Entry, ...]:
        """Give what the gazetteer has of these words; capitals that open a line are a dateline."""
        name = self.string(start, end)
        if acronym(name) and len(name) > 3 and not lookup(name):
            if self.text[: self.words[start].start].endswith("\n") or start == 0:
                return lookup(name.title())
            known = lookup(name.title())
            return known if any(standing(entry) >= KNOWN for entry in known) else ()
        return lookup(name)

    def known(self, start: int, end: int) -> bool:
        """Say whether the case or the gazetteer has these words as a name."""
        return fold(self.string(start, end)) in self.own or bool(self.entries(start, end))

    def _find_runs(self) -> Iterator[Run]:
        at = 0
        while at < len(self.words):
            if not self._opens(at):
                at += 1
                continue
            end = last = at + 1
            while end < len(self.words) and joined(self.text, self.words[end - 1], self.words[end]):
                if self.words[end].capital:
                    last = end + 1
                elif not self._joins(end):
                    break
                end += 1
            yield Run(at, last)
            at = last

    def _opens(self, at: int) -> bool:
        """Say whether a name may start here: a capital, or "ayn al-Bardah"."""
        if self.words[at].capital:
            return True
        following = self.words[at + 1 : at + 3]
        if self.words[at].text not in words_of("unknown", "heads") | {"al", "el"} or not following:
            return False
        article = following[0].text in ARTICLES and len(following) > 1
        target = following[1] if article else following[0]
        return target.capital and joined(self.text, self.words[at], following[0])

    def _joins(self, at: int) -> bool:
        word = self.words[at]
        hyphened = {self.text[self.words[at - 1].end : word.start], self.text[word.end :][:1]}
        if word.text in words_of("unknown", "hyphen_joins"):
            return bool(hyphened & HYPHENS)
        return word.text in ARTICLES | words_of("unknown", "joins")

    def _find_persons(self) -> Iterator[str]:
        """Give the last words of two and more capitals that no gazetteer knows: mostly persons."""
        for run in self.runs:
            known = list(self.names(run))
            for start, end in self.unknown(run, known):
                inside = [word.text for word in self.words[start:end] if word.capital]
                if len(inside) > 1:
                    yield inside[-1].casefold()

    def names(self, run: Run) -> Iterator[tuple[int, int]]:
        """Give the known names in a run, the longest at each place, none part of a longer name."""
        at = run.first
        while at < run.last:
            end = self._known_end(at, run)
            if end:
                yield at, end
            at = max(end, at + 1)

    def unknown(self, run: Run, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Cut the rest of a run where nothing of one name is: "Khan Touman on May"."""
        first = run.first
        for at in range(run.first, run.last + 1):
            word = self.words[at].text.casefold() if at < run.last else ""
            if at == run.last or word in outside_names() or word in words_of("unknown", "joins"):
                if at > first and not any(first < end and start < at for start, end in known):
                    yield first, at
                first = at + 1

    def _known_end(self, at: int, run: Run) -> int:
        free = self._free_before(at, run)
        for end in range(min(run.last, at + LONGEST), at, -1):
            if not self.words[end - 1].capital or not self.known(at, end):
                continue
            great = any(standing(entry) >= KNOWN for entry in self.entries(at, end))
            if (free and self._free_after(end, run)) or (great and self._headline(at)):
                return end
        return 0

    def _headline(self, at: int) -> bool:
        """Say whether a line has all its long words in capitals: "Putin Vows To Take Donbas"."""
        start = self.text.rfind("\n", 0, self.words[at].start) + 1
        line = self.text[start:].partition("\n")[0]
        long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return 4 < len(long) < 25 and all(word[0].isupper() for word in long)

    def _free_before(self, at: int, run: Run) -> bool:
        """Say whether what stands before in the run is no part of the name."""
        if at == run.first:
            return True
        before = self.words[at - 1]
        low = before.text.casefold()
        if low in ARTICLES:
            return False
        if self.text[before.end : self.words[at].start] in HYPHENS:
            return bool(lookup(before.text) or people_of(before.text))
        return low in outside_names() or bool(people_of(before.text))

    def _free_after(self, end: int, run: Run) -> bool:
        """Say whether what stands after in the run is no part of the name."""
        if end == run.last:
            return True
        after = self.words[end]
        low = after.text.casefold()
        if self.text[self.words[end - 1].end : after.start] in HYPHENS:
            return not after.capital or bool(lookup(after.text) or people_of(after.text))
        return low in words_of("facility", "words") | outside_names() or self.dateline(end)

    def dateline(self, end: int) -> bool:
        """Say whether a line opens with a place: "BEIRUT Syrian forces ..."."""
        line = self.text.rfind("\n", 0, self.words[end].start) + 1
        head = self.text[line : self.words[end - 1].end]
        town, _, country = head.partition(", ")
        plain = town.isupper() and len(head) < 40 and (not country or country.istitle())
        return plain and "(" not in head and not self.words[end].text.isupper()


@cache
def outside_names() -> frozenset[str]:
    """Give the words that stand in a run of capitals without belonging to a name."""
    return (
        words_of("modifiers")
        | words_of("prepositions")
        | words_of("weak_prepositions")
        | words_of("credits")
        | words_of("calendar")
        | unit_words()
    )


def detect(
    text: str, taken: Sequence[Span] = (), case_places: Sequence[CasePlace] = ()
) -> tuple[Mention, ...]:
    """Find the names of places in a text, in order, none of them overlapping `taken`."""
    page = Page(text, case_places)
    found = []
    for run in page.runs:
        known = list(page.names(run))
        for start, end in sorted((*known, *page.unknown(run, known))):
            mention = _mention(page, start, end)
            if mention and not any(mention.span.overlaps(span) for span in taken):
                found.append(mention)
    return tuple(_kept(shared(text, found)))


def _mention(page: Page, start: int, end: int) -> Mention | None:
    """Make a mention of these words, with the evidence that they name a place."""
    words = page.words[start:end]
    name = page.string(start, end)
    entries = page.entries(start, end)
    own = fold(name) in page.own
    plain = len(words) == 1 or not entries
    if not own and ((plain and stopped(words)) or (people_of(name) and not entries)):
        return None
    around = surroundings(page.text, Span(words[0].start, words[-1].end))
    evidence = max(around.evidence, _evidence(page, start, end, around))
    if own or any(standing(entry) >= KNOWN for entry in entries):
        evidence = max(evidence, Evidence.SURE)
    elif (name.casefold() in page.persons and evidence < Evidence.FIRM) or (
        not entries and not village_like(words, name)
    ):
        return None
    return replace(around, name=name, evidence=evidence, entries=entries)


def _evidence(page: Page, start: int, end: int, around: Mention) -> Evidence:
    """Say how far the words right before and after say that a name is a place's."""
    before, after = page.text[: around.span.start][-60:], page.text[around.span.end :][:60]
    possessive = (
        after[:1] in {"'", "\u2019"} or after_name("unknown", "owned").match(after) is not None
    )
    head = page.words[start].text.casefold()
    designated = end - start > 1 and head in words_of("unknown", "designators")
    told = page.text[around.span.end :][:120]
    firm = designated or after_name("unknown", "fate").match(after)
    firm = firm or before_name("unknown", "called").search(before)
    heads = before[-1:] in {"", "\n"} and entry_below().match(told)
    if firm or heads or (not possessive and before_name("evidence", "sieges").search(before)):
        return Evidence.FIRM
    if end < len(page.words) and page.dateline(end):
        return Evidence.FIRM if around.beside else Evidence.SURE
    if speech_after().match(after):
        return Evidence.NONE
    sure = around.beside or after_name("evidence", "passives").match(after)
    if sure or before_name("evidence", "attacks").search(before):
        return Evidence.SURE
    return _evidence_before(page, start, possessive=possessive)


def _evidence_before(page: Page, start: int, *, possessive: bool) -> Evidence:
    """Weigh the one word before a name: "in" is for places only, "from" for persons as well."""
    before = page.words[start - 1] if start else None
    if before is None or page.text[before.end : page.words[start].start].strip(" \u00a0"):
        return Evidence.MAYBE
    low = before.text.casefold()
    if possessive:
        return Evidence.MAYBE
    only = low in words_of("place_only_prepositions") | words_of("evidence", "place_verbs")
    if only and not _titled(page, start):
        return Evidence.FIRM
    sure = only or low in words_of("prepositions") | words_of("evidence", "verbs")
    return Evidence.SURE if sure else Evidence.MAYBE


def _titled(page: Page, start: int) -> bool:
    """Say whether a preposition stands in a title: "the Death in Custody Act"."""
    if start < 3 or not page.words[start - 2].capital:
        return False
    return joined(page.text, page.words[start - 3], page.words[start - 2])


def _kept(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Leave out unknown names without firm evidence; a name that is firm once is so throughout."""
    best: dict[str, Evidence] = {}
    for mention in mentions:
        key = fold(mention.name)
        best[key] = max(best.get(key, Evidence.NONE), mention.evidence)
    for mention in mentions:
        evidence = best[fold(mention.name)]
        if evidence >= Evidence.MAYBE:
            yield replace(mention, evidence=evidence)
