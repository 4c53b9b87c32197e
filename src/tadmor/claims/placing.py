"""Which places a trigger is about: those its role names, and those its sentence goes on to name."""

from collections.abc import Mapping, Sequence

from tadmor.claims.entries import entry_of, is_partial, listed_under
from tadmor.claims.frames import Trigger
from tadmor.claims.gaps import further
from tadmor.claims.lists import places as place_nouns
from tadmor.claims.page import Page
from tadmor.claims.phrases import Range, listed, nearest, right
from tadmor.claims.verbs import Verb
from tadmor.claims.whereabouts import Site, sites
from tadmor.claims.words import Sentence
from tadmor.model.values import value

AMONG_THEM = frozenset({"among them", "including the"})
ENTERED = frozenset({"gain", "loss", "withdraw", "control", "clash"})
"""Frames whose place the heading of a list may name."""

GAPPED = frozenset({"gain", "loss", "withdraw", "advance"})
"""Frames whose verb a list of places may leave out after its first."""


@value
class Hit:
    """A trigger found: its words, its verb, the words of each role, the places it is about.

    `low` is the first word that may belong to the same speaker.
    """

    trigger: Trigger
    start: int
    end: int
    low: int
    verb: Verb | None = None
    roles: Mapping[str, Sequence[Range]]
    places: tuple[Site, ...] = ()


def placed(page: Page, sentence: Sentence, hit: Hit) -> tuple[Site, ...]:
    """Give the places that a hit is about, each a claim of its own."""
    found = tuple(_named(page, sentence, hit)) or _resumed(page, sentence, hit)
    found = found or _entered(page, sentence, hit)
    if hit.verb and hit.trigger.frame in GAPPED and _is_named(page, sentence, found):
        found += tuple(further(page, sentence, max(hit.end, found[-1].words[1])))
    return found


def _resumed(page: Page, sentence: Sentence, hit: Hit) -> tuple[Site, ...]:
    """Read "took X but pulled out again": a verb that names no place means the one just named."""
    joined = hit.verb is not None and sentence.kind(hit.verb.group - 1) == "C"
    if not (hit.trigger.resumes and joined and hit.low < hit.start) or "place" in hit.roles:
        return ()
    before = page.places_in(sentence.words_span(hit.low, hit.start))
    names = {place for _, place in before}
    if len(names) != 1:
        return ()
    words = sentence.at(before[-1][0].start), sentence.at(before[-1][0].end - 1) + 1
    return (Site(words=words, place=before[-1][1], extent="whole"),)


def _entered(page: Page, sentence: Sentence, hit: Hit) -> tuple[Site, ...]:
    """Read "Captured by the rebels in May" under a place's name, or behind it and a dash."""
    trigger, verb = hit.trigger, hit.verb
    start = verb.group if verb else hit.start
    said_of = trigger.object if verb and verb.passive and verb.bare else trigger.subject
    lacking = "place" in {said_of, trigger.before} or trigger.kind == "noun"
    if "place" in hit.roles or trigger.frame not in ENTERED:
        return ()
    if verb is None and any(sentence.kind(index) in "VX" for index in range(hit.low, start)):
        return ()
    left = verb is not None and trigger.frame == "withdraw"
    found = entry_of(page, sentence, start) if lacking else None
    found = found or (listed_under(page, sentence) if left else None)
    if found is None:
        return ()
    named, place = found
    inside = sentence.span.covers(named)
    words = (sentence.at(named.start), sentence.at(named.end - 1) + 1)
    site = Site(
        words=words if inside else (hit.start, hit.end),
        place=place,
        extent="part" if is_partial(sentence, start, hit.end) else "whole",
        heading=None if inside else named,
    )
    return (site,)


def _named(page: Page, sentence: Sentence, hit: Hit) -> list[Site]:
    """Give the places that a role's words name, or those that they are said of by apposition."""
    for words in hit.roles.get("place", ()):
        if hit.trigger.frame == "gain" and _has_companions(sentence, words):
            return []
        found = (
            _apposed(page, sentence, words, hit.low)
            or _spelled_out(page, sentence, words)
            or sites(page, sentence, words)
        )
        if found:
            return found
    return []


def _has_companions(sentence: Sentence, words: Range) -> bool:
    """Say whether a list goes on as after a person: "captured Zellner and two of his aides"."""
    return any(
        sentence.lower(index) in {"his", "her"}
        for member in listed(sentence, words)[1:]
        for index in range(*member)
    )


def _is_named(page: Page, sentence: Sentence, places: Sequence[Site]) -> bool:
    """Say whether the last of some places has its name in the text."""
    return bool(places) and bool(page.places_in(sentence.words_span(*places[-1].words)))


def _apposed(page: Page, sentence: Sentence, words: Range, low: int) -> list[Site]:
    """Read "X, one of the last towns": what is said of the second is said of X."""
    if sentence.kind(words[0] - 1) != "," or sentence.lower(words[0]) not in {"one", "a", "an"}:
        return []
    named = nearest(sentence, words[0] - 1, low)
    if named is None:
        return []
    cuts = [index + 1 for index in range(*named) if sentence.lower(index) == "of"]
    return sites(page, sentence, (cuts[-1] if cuts else named[0], named[1]))


def _spelled_out(page: Page, sentence: Sentence, words: Range) -> list[Site]:
    """Read "two villages near the river, X and Y", "the capital, X": the places are X and Y."""
    last = sentence.lower(words[1] - 1)
    if page.places_in(sentence.words_span(*words)) or not (
        last.endswith("s") or last in place_nouns("whole")
    ):
        return []
    comma = next((i for i in range(words[1], words[1] + 5) if sentence.kind(i) in {",", ":"}), None)
    if comma is None:
        return []
    some = sentence.string(comma + 1, comma + 3) in AMONG_THEM
    names = right(sentence, comma + (3 if some else 1 + (sentence.lower(comma + 1) == "including")))
    members = listed(sentence, names) if names else []
    named = [page.places_in(sentence.words_span(*member)) for member in members]
    inside = comma == words[1] or sentence.kind(words[1]) == "P"
    many = len(members) > 1 or some if last.endswith("s") else inside and _is_aside(sentence, names)
    return sites(page, sentence, names) if names and many and all(named) else []


def _is_aside(sentence: Sentence, names: Range | None) -> bool:
    """Say whether a name stands alone between commas: "the capital, X, ..."."""
    if names is None or not all(sentence.words[index].capital for index in range(*names)):
        return False
    return sentence.kind(names[1]) in {",", ".", ";"}
