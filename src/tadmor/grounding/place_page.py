"""A text cut into words, and the runs of capitals in it that may be names of places."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tadmor.grounding.case_places import CasePlace
from tadmor.grounding.gazetteer import Entry, people_of
from tadmor.grounding.place_candidates import standing
from tadmor.grounding.place_ranking import KNOWN
from tadmor.grounding.place_words import (
    HYPHENS,
    acronym,
    joined,
    lookup,
    split,
    unit_words,
    words_of,
)
from tadmor.grounding.transliteration import ARTICLES, fold

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
                if self.words[end].capital or self._ends_hyphened(end):
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
        if word.text in words_of("unknown", "hyphen_joins") - words_of("unknown", "within"):
            return bool(hyphened & HYPHENS)
        return word.text in ARTICLES | words_of("unknown", "joins") | words_of("unknown", "within")

    def _goes_on(self, at: int) -> bool:
        """Say whether a small word after a hyphen is part of a name: "Wesel-am-Hang", "Kunu-ri"."""
        further = self.words[at + 1 : at + 2]
        linked = further and self.text[self.words[at].end : further[0].start] in HYPHENS
        return self._ends_hyphened(at) or bool(linked and self._joins(at))

    def _ends_hyphened(self, at: int) -> bool:
        before = self.text[self.words[at].start - 1 : self.words[at].start]
        return before in HYPHENS and self.words[at].text in words_of("unknown", "hyphen_ends")

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
            fronts = at == first and at + 1 < run.last and word in words_of("told", "fronts")
            cuts = word in outside_names() or word in words_of("unknown", "joins")
            if at == run.last or (cuts and not fronts):
                if at > first and not any(first < end and start < at for start, end in known):
                    yield first, at
                first = at + 1

    def _known_end(self, at: int, run: Run) -> int:
        free = self._free_before(at, run)
        for end in range(min(run.last, at + LONGEST), at, -1):
            ended = self.words[end - 1].capital or self._ends_hyphened(end - 1)
            if not ended or not self.known(at, end):
                continue
            great = any(standing(entry) >= KNOWN for entry in self.entries(at, end))
            part = not great and self._headed(at, run)
            if (free and not part and self._free_after(end, run)) or (great and self._headline(at)):
                return end
        return 0

    def _headed(self, at: int, run: Run) -> bool:
        """Say whether a word as "Camp" or "Wadi" before makes another name: "Wadi Sufa"."""
        head = self.words[at - 1].text
        own = head.istitle() and head.casefold() not in words_of("modifiers")
        return at > run.first and own and head.casefold() in words_of("told", "fronts")

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
            return before.capital and bool(lookup(before.text) or people_of(before.text))
        return low in outside_names() or bool(people_of(before.text))

    def _free_after(self, end: int, run: Run) -> bool:
        """Say whether what stands after in the run is no part of the name."""
        if end == run.last:
            return True
        after = self.words[end]
        low = after.text.casefold()
        if self.text[self.words[end - 1].end : after.start] in HYPHENS:
            if not after.capital:
                return not self._goes_on(end)
            return bool(lookup(after.text) or people_of(after.text))
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
