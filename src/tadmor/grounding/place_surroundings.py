"""What stands beside a place's name: its kind, what holds it, and whether it is only near by."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TypeAlias

from tadmor.grounding.gazetteer import Entry, people_of
from tadmor.grounding.place_candidates import holders
from tadmor.grounding.place_context import Unit
from tadmor.grounding.place_precision import AT, Manner, manner
from tadmor.grounding.place_words import entry_of, lookup, unit_of, unit_words, words_of
from tadmor.model.text import Span

REACH = 80  # how far beside a name its context is read
_CAPITAL = r"[A-Z]\w*(?:['\u2019`.-](?!s\b)\w+)*"
_NAME = rf"{_CAPITAL}(?:[ -](?:(?:al|el|ez|de|la)[ -])?{_CAPITAL}){{0,3}}"
_SIDE = (
    r"(?:(?:north|south|east|west|central|upper|lower|greater|rural|coastal|neighbou?ring)"
    r"(?:-?(?:north|south|east|west))?(?:ern)?(?:[ -]and)?[ -]+)"
)


class Evidence(IntEnum):
    """How far the words around a name say that it is a place."""

    NONE = 0
    MAYBE = 1  # "from X": kept only where a known place fits the document
    SURE = 2  # "across X": kept where the gazetteer has the name
    FIRM = 3  # "the village of X": kept though no gazetteer has it


@dataclass(frozen=True)
class Mention:
    """A name of a place as the text has it, and what stands beside it."""

    span: Span
    name: str
    evidence: Evidence = Evidence.NONE
    unit: Unit = None
    manner: Manner = AT
    container: str | None = None
    sided: bool = False  # "in southern Aleppo": a side of the container is named
    beside: str | None = None
    entries: tuple[Entry, ...] = field(default=(), compare=False)


_BEFORE_UNIT = re.compile(
    rf"(?:(?P<holder>{_NAME})(?P<own>['\u2019]s)?\s+(?P<between>(?:[\w-]+\s+){{0,2}}))?"
    r"\b(?P<unit>[a-z-]+)\s+of\s+(?:the\s+)?$"
)
_HOLDER = re.compile(rf"\b(?P<holder>{_NAME})['\u2019]s\s+(?:[a-z-]+\s+){{0,2}}$")
_IN = re.compile(
    rf"(?:,?\s+in|\s+of)\s+(?:the\s+)?(?P<side>{_SIDE}*)(?P<container>{_NAME})"
    r"(?P<owner>['\u2019]s\b)?(?=[\s,.;:)\]'\u2019]|$)"
)
_COMMA = re.compile(
    rf",\s+(?P<beside>(?:[A-Z]\.){{2,}}|{_NAME})\.?(?=[\s,.;:)\]\u2013\u2014-]|$)(?!\s+and\b)"
)
_UNIT = re.compile(r"[ \u00a0]+(?:(?P<unit>[A-Za-z-]+)\b|\((?P<noted>[A-Za-z-]+)\))")
_APPOSED = re.compile(
    r"(?:,| \() ?(?:an?|the) (?:[\w-]+ ){0,3}"
    r"(?:town|village|city|district|suburb|settlement|hamlet|neighbou?rhood)\b"
)


def surroundings(text: str, span: Span) -> Mention:
    """Read what stands beside a name; the evidence is FIRM where only a place stands so."""
    before = text[max(0, span.start - REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + REACH].partition("\n")[0]
    unit_before, holder = _unit_before(before)
    unit_after, rest = _unit_after(after)
    inner, side = _container(rest, of=rest is not after)
    own = _HOLDER.search(before)
    owner = own["holder"] if own and _great(own["holder"]) else None
    vague = after[: len(after) - len(rest)].strip() in words_of("unknown", "vague_units")
    firm = unit_before or (unit_after and not vague) or side or _APPOSED.match(after)
    return Mention(
        span=span,
        name=text[span.start : span.end],
        evidence=Evidence.FIRM if firm else Evidence.SURE if inner or vague else Evidence.NONE,
        unit=unit_after or unit_before,
        manner=manner(before, after),
        container=inner or holder,
        sided=side,
        beside=_beside(after) or owner,
    )


def _unit_before(before: str) -> tuple[Unit, str | None]:
    """Read "the Iraqi city of", "Syria's province of"; "the Darfur region of" is Darfur's."""
    match = _BEFORE_UNIT.search(before)
    if not match or not (unit := unit_of(match["unit"])):
        return None, None
    holder = match["holder"]
    if not holder or not _great(holder):
        return unit, None
    if match["own"] or people_of(holder):
        return unit, holder
    if match["between"]:
        return unit, None
    # "the Texas town of Paris" is in Texas; in "the Darfur region of Sudan" it is the other way.
    return (unit, holder) if unit == "point" else (None, None)


def _unit_after(after: str) -> tuple[Unit, str]:
    match = _UNIT.match(after)
    if match and (unit := unit_of(match["unit"] or match["noted"])):
        return unit, after[match.end() :]
    return None, after


def _container(after: str, *, of: bool) -> tuple[str | None, bool]:
    """Give the name after "in", and whether a side of it is named ("in southern Aleppo").

    After a unit, "of" holds as well: "the Yarmouk district of Damascus".
    """
    match = _IN.match(after)
    if not match or match["owner"] or (not of and after.lstrip(" ").startswith("of ")):
        return None, False
    name = _start(match["container"], holders)
    return name, bool(name and match["side"])


def _beside(after: str) -> str | None:
    match = _COMMA.match(after)
    return _start(match["beside"], _great) if match else None


def _start(words: str, fits: Callable[[str], object]) -> str | None:
    """Give the longest start that fits: "Afghanistan" of "Afghanistan The Taliban"."""
    parts = words.split()
    starts = (" ".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((start for start in starts if lookup(start) and fits(start)), None)


def _great(name: str) -> bool:
    """Say whether a name is that of a country, a province or a people of one."""
    return any(holder.kind in {"country", "province", "region"} for holder in holders(name))


def bare(mention: Mention) -> Mention:
    """Take out of a name what is not of it: "Lubbock County", "northern Iraq", "Paris, Texas"."""
    name, _, holder = mention.name.partition(", ")
    words = name.split()
    unit = mention.unit
    skipped = entry_of("modifiers").split()
    while len(words) > 1 and not lookup(" ".join(words)):
        if words[0].casefold() in skipped or words[0].casefold() in unit_words():
            unit = unit_of(words.pop(0)) or unit
        elif words[-1].casefold() in unit_words():
            unit = unit_of(words.pop()) or unit
        else:
            break
    plain = " ".join(words).removesuffix("'s").removesuffix("\u2019s")
    return replace(mention, name=plain, unit=unit, beside=holder or mention.beside)


_LINK = re.compile(
    rf"(?:['\u2019]s)?(?:\s+in\s+(?:the\s+)?{_SIDE}*{_NAME})?(?:\s*\[[^\]\n]*\])?"
    r"\s*(?:,\s*(?:and|or)?|and|or|&)\s+(?:the\s+|in\s+|from\s+|near\s+)?"
)
_AND = re.compile(r"\b(?:and|or)\b|&")
_Link: TypeAlias = tuple[int, int, bool]  # two members of a list, and whether "and" is between


def _lists(links: Sequence[_Link]) -> list[_Link]:
    """Keep the links of lists that end with "and"; "in the Crimea, Manstein" is no list."""
    kept: list[_Link] = []
    closed: set[int] = set()
    for left, right, last in reversed(links):
        if last or right in closed:
            closed.add(left)
            kept.append((left, right, last))
    return kept[::-1]


def shared(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Let the members of a list share what holds the last of them, and the kind of the first."""
    changed = list(mentions)
    at = {mention.span.start: number for number, mention in enumerate(mentions)}
    links = []
    for number, mention in enumerate(mentions):
        match = _LINK.match(text, mention.span.end, mention.span.end + 2 * REACH)
        if match and (following := at.get(match.end())) is not None:
            links.append((number, following, bool(_AND.search(match.group()))))
    links = _lists(links)
    for left, right, _ in reversed(links):
        one, other = changed[left], changed[right]
        changed[left] = replace(
            one,
            evidence=max(one.evidence, other.evidence),
            container=one.container or (other.container if other.sided else None),
            sided=one.sided or (other.sided and not one.container),
        )
    for left, right, _ in links:
        one, other = changed[left], changed[right]
        changed[right] = replace(
            other,
            evidence=max(one.evidence, other.evidence),
            unit=other.unit or (one.unit if one.unit != "point" else None),
            manner=one.manner if other.manner == AT and one.manner.how == "near" else other.manner,
        )
    return tuple(changed)
