"""Lists that leave out their verb: "A fell in May, B in June", "took A, then B and C"."""

from collections.abc import Iterator

from tadmor.claims.page import Page
from tadmor.claims.phrases import AND_LATER, JOINING, right, time_end
from tadmor.claims.whereabouts import Site, sites
from tadmor.claims.words import Sentence

STOPS = frozenset({"V", "X", "R", "S", "G", "U", "I", '"', "(", "["})


def further(page: Page, sentence: Sentence, start: int) -> Iterator[Site]:
    """Give the places behind word `start` of which the verb before it is said once more.

    Each stands between marks and has a day of its own, as the one before it had, or a "then"
    before it.
    """
    at, dated = start, False
    while at < len(sentence.words) and sentence.kind(at) not in STOPS:
        dated = dated or sentence.kind(at) == "T" or _is_year(sentence, at)
        found = _member(page, sentence, at, dated=dated) if sentence.kind(at) in ",;C" else []
        yield from found
        at = found[-1].words[1] if found else at + 1


def _member(page: Page, sentence: Sentence, mark: int, *, dated: bool) -> list[Site]:
    """Give the places of the list that begins behind a comma or an "and", if it is one."""
    at = mark
    while sentence.kind(at) in ",;" or sentence.lower(at) in JOINING | AND_LATER:
        at += 1
    later = any(sentence.lower(index) in AND_LATER for index in range(mark, at))
    phrase = right(sentence, at) if dated or later else None
    if phrase is None or not page.places_in(sentence.words_span(*phrase)):
        return []
    found = sites(page, sentence, phrase)
    whole = found and all(site.place and site.extent == "whole" for site in found)
    end = found[-1].words[1] if found else at
    past = time_end(sentence, end)
    if not whole or sentence.kind(past) in "VXRS" or not (later or past > end):
        return []
    return found


def _is_year(sentence: Sentence, at: int) -> bool:
    """Say whether a bare number is a year: "in 272"."""
    return sentence.kind(at) == "#" and sentence.lower(at - 1) == "in"
