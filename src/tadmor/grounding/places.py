"""The places of a document: found, told apart, put on the map, or left open with a reason.

`find` reads a text; `resolve` decides mentions that someone else has found. Both abstain: an
unknown village is never the nearest spelling.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from tadmor.grounding.case_places import CasePlace, Own, parted
from tadmor.grounding.gazetteer import Entry, consulting, people_of
from tadmor.grounding.place_context import Asked, Found
from tadmor.grounding.place_mentions import detect
from tadmor.grounding.place_precision import Manner, circle
from tadmor.grounding.place_ranking import rank
from tadmor.grounding.place_surroundings import Evidence, Mention, bare, shared, surroundings
from tadmor.grounding.place_words import split
from tadmor.grounding.transliteration import fold, sound
from tadmor.model.reading import Candidate, Place, PlaceKind
from tadmor.model.text import Span, Spans
from tadmor.model.values import value

_KIND: dict[str, PlaceKind] = {
    "town": "point",
    "capital": "point",
    "point": "point",
    "country": "country",
    "province": "province",
    "district": "district",
    "region": "province",
    "sea": "province",
    "river": "along",
}


@value
class Resolution:
    """What one mention means: a point in degrees with a radius, or None and one sentence why."""

    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    kind: PlaceKind = "unknown"
    authority: str | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None


def find(text: str, taken: tuple[Span, ...] = (), case_places: Own = ()) -> tuple[Place, ...]:
    """Find the places a text names, each once with all its mentions, in the order of the text.

    Words in `taken` belong to something else; `case_places` win over the gazetteer, and an
    imported gazetteer among them is consulted beside the one that ships.
    """
    own, file = parted(case_places)
    with consulting(file):
        groups, found = _resolved(text, detect(text, taken, own), own)
    ends = {fold(group[0].name): one.entry for group, one in zip(groups, found, strict=True)}
    places: dict[tuple[object, ...], tuple[Resolution, list[Span]]] = {}
    for group, result in zip(groups, found, strict=True):
        if not result.entry and not _is_named(group):
            continue
        for same in _by_manner(group):
            answer = _resolution(group, result, same[0].manner, ends)
            where = (answer.lat, answer.lon, answer.radius_km, answer.kind)
            key = (answer.authority or sound(answer.name), *where)
            places.setdefault(key, (answer, []))[1].extend(mention.span for mention in same)
    listed = [(tuple(sorted(spans)), answer) for answer, spans in places.values()]
    listed.sort(key=lambda pair: pair[0])
    return tuple(_place(f"p{n}", answer, spans) for n, (spans, answer) in enumerate(listed, 1))


def _by_manner(group: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Part the mentions of a place from those of what is near it, or so far from it."""
    parts: defaultdict[Manner, list[Mention]] = defaultdict(list)
    for mention in group:
        parts[mention.manner].append(mention)
    return list(map(tuple, parts.values()))


def _place(number: str, answer: "Resolution", spans: Spans) -> Place:
    return Place(
        id=number,
        name=answer.name,
        lat=answer.lat,
        lon=answer.lon,
        radius_km=answer.radius_km,
        kind=answer.kind,
        authority=answer.authority,
        mentions=spans,
        candidates=answer.candidates,
        why=answer.why,
    )


def resolve(text: str, mentions: list[tuple[int, int]], published: str | None) -> list[Resolution]:
    """Say what each mention means, in order; `lat` and `lon` are None where nothing supports one.

    Mentions are half-open spans of code points. `published` (EDTF) is for gazetteers with dates;
    the one that ships has none, so it decides nothing yet.
    """
    del published
    given = sorted({Span(*span) for span in mentions})
    asked = [replace(bare(surroundings(text, span)), evidence=Evidence.FIRM) for span in given]
    # What else the text names is context, though nobody asked for it.
    others = detect(text, given)
    listed = shared(text, sorted((*asked, *others), key=lambda mention: mention.span))
    groups, found = _resolved(text, listed, ())
    answers = {
        # A name stands for its own place here, though 30 km east of it be meant.
        mention.span: _resolution(group, result, mention.manner._replace(way=""), {})
        for group, result in zip(groups, found, strict=True)
        for mention in group
    }
    return [answers[Span(*span)] for span in mentions]


def _resolved(
    text: str, mentions: Sequence[Mention], case_places: tuple[CasePlace, ...]
) -> tuple[list[tuple[Mention, ...]], tuple[Found, ...]]:
    groups = _grouped(mentions)
    asked = [_asked(group) for group in groups]
    return groups, rank(asked, _peoples(text), case_places)


def _is_named(group: Sequence[Mention]) -> bool:
    """Say whether a name is a place's though no place was taken for it."""
    needed = Evidence.SURE if group[0].entries else Evidence.FIRM
    return any(mention.evidence >= needed for mention in group)


def _grouped(mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Put the mentions of one name together: one sense a document, unless the text says two."""
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[fold(mention.name)].append(mention)
    groups: list[tuple[Mention, ...]] = []
    for same in named.values():
        holders = Counter(fold(m.container or m.beside or "") for m in same)
        senses = [holder for holder, _ in holders.most_common() if holder]
        senses_of: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in same:
            holder = fold(mention.container or mention.beside or "") or (senses or [""])[0]
            senses_of[holder].append(mention)
        groups += map(tuple, senses_of.values())
    return sorted(groups, key=lambda group: group[0].span)


def _asked(group: Sequence[Mention]) -> Asked:
    unit, times = Counter(mention.unit for mention in group).most_common(1)[0]
    return Asked(
        name=group[0].name,
        unit=unit if 2 * times >= len(group) else None,
        container=next((m.container for m in group if m.container), None),
        beside=next((m.beside for m in group if m.beside), None),
        times=len(group),
        doubtful=all(mention.evidence == Evidence.MAYBE for mention in group),
    )


def _peoples(text: str) -> Counter[str]:
    """Count the adjectives and peoples of a text by country: "Syrian" is half a "Syria"."""
    found: Counter[str] = Counter()
    words = [word for word in split(text) if word.capital]
    for left, right in zip_longest(words, words[1:]):
        pair = people_of(f"{left.text} {right.text}") if right else ()
        for entry in pair or people_of(left.text):
            if entry.country:
                found[entry.country] += 1
    return found


def _resolution(
    group: Sequence[Mention], found: Found, meant: Manner, ends: Mapping[str, Entry | None]
) -> Resolution:
    """Say what a name means where it is used so; `ends` are the document's places, for roads."""
    entry = found.entry
    # A headline's or a dateline's capitals are not the name.
    name = next((m.name for m in group if not m.name.isupper()), group[0].name)
    candidates = tuple(_candidate(rival, score) for rival, score in found.rivals)
    if not entry:
        return Resolution(name=name, candidates=candidates, why=found.why)
    drawn = circle(entry, _KIND[entry.kind], meant, ends.get(fold(meant.other)))
    return Resolution(
        name=name,
        lat=drawn.lat,
        lon=drawn.lon,
        radius_km=drawn.radius_km,
        kind=drawn.kind,
        authority=entry.authority,
        candidates=candidates,
        why=found.why,
    )


def _candidate(entry: Entry, score: float) -> Candidate:
    return Candidate(
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        authority=entry.authority,
        score=score,
    )
