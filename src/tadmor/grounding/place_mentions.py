"""Where a text names a place.

Names that the gazetteer knows need little evidence, names that it lacks a pattern that only places
stand in ("the village of X", "in X", "X in southern Aleppo"). The words are in `data/places.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.grounding.case_places import CasePlace
from tadmor.grounding.gazetteer import people_of
from tadmor.grounding.place_candidates import standing
from tadmor.grounding.place_page import Page
from tadmor.grounding.place_ranking import KNOWN
from tadmor.grounding.place_surroundings import Evidence, Mention, shared, surroundings
from tadmor.grounding.place_telling import of_a_person, persons_of, told
from tadmor.grounding.place_words import (
    after_name,
    before_name,
    entry_below,
    joined,
    speech_after,
    stopped,
    village_like,
    words_of,
)
from tadmor.grounding.transliteration import fold
from tadmor.model.text import Span


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
    great = own or any(standing(entry) >= KNOWN for entry in entries)
    if great:
        return replace(around, name=name, evidence=max(evidence, Evidence.SURE), entries=entries)
    ruler = name.casefold() in words_of("told", "rulers") and around.evidence < Evidence.FIRM
    if ruler or (not entries and not village_like(words, name)):
        return None
    if evidence < Evidence.FIRM and told(page.text, around.span):
        evidence = Evidence.FIRM
    if name.casefold() in page.persons and evidence < Evidence.FIRM:
        return None
    if not entries and evidence == Evidence.FIRM and name.casefold() in persons_of(page.text):
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
    return _evidence_before(page, start, end, possessive=possessive)


def _evidence_before(page: Page, start: int, end: int, *, possessive: bool) -> Evidence:
    """Weigh the one word before a name: "in" is for places only, "from" for persons as well."""
    before = page.words[start - 1] if start else None
    if before is None or page.text[before.end : page.words[start].start].strip(" \u00a0"):
        return Evidence.MAYBE
    low = before.text.casefold()
    if possessive:
        return Evidence.MAYBE
    only = low in words_of("place_only_prepositions") and not _titled(page, start)
    if only and before_name("told", "in_nothing").search(
        page.text, max(0, before.start - 20), before.end + 1
    ):
        return Evidence.MAYBE
    verb = low in words_of("evidence", "place_verbs")
    if only or (verb and not of_a_person(page.text, page.words[end - 1].end)):
        return Evidence.FIRM
    sure = words_of("place_only_prepositions") | words_of("prepositions")
    sure |= words_of("evidence", "verbs")
    return Evidence.SURE if low in sure else Evidence.MAYBE


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
