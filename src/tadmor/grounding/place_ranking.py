"""Which place a name means: rivals ranked by what else the document speaks of, or none taken.

The order of the evidence follows the toponym literature (Leidner 2007; Gritta et al. 2018):
what the text says holds the place, the country the document is about, nearness to its other
places, and how well the place is known. A spelling that is only alike, and a little-known place
far from everything else in the document, are not taken: a gap is better than a wrong town.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp

from tadmor.grounding.case_places import CasePlace
from tadmor.grounding.gazetteer import Entry, countries, named
from tadmor.grounding.place_candidates import (
    Option,
    candidates,
    holders,
    is_place,
    standing,
    within,
)
from tadmor.grounding.place_company import together
from tadmor.grounding.place_context import COARSE, Asked, Context, Found
from tadmor.grounding.transliteration import bare

SPELLING_KM = 120.0  # how near a place must be for a spelling that is only alike
NEAR_KM = 250.0  # how near, for a place that few know, in a country the text does not name
FAR = 1.5  # and in a country it does name: this many of the country's radii
LITTLE = 5.0  # standing below which a place is little known
KNOWN = 7.0  # standing from which a place needs no support: a city known in many languages
COMPANY = 3.0  # score of a place that the document's other names may lie close to
MOST = 2.0  # company that counts
IN_COMPANY = 0.5  # company that supports a place by itself
RIVALS = 5


def rank(
    asked: Sequence[Asked], peoples: Counter[str], case_places: Iterable[CasePlace] = ()
) -> tuple[Found, ...]:
    """Decide each name of one document; the answers support one another, so it is done thrice."""
    context = Context(peoples)
    own = tuple(case_places)
    pairs = [
        (_freed(one, options), options)
        for one, options in ((one, candidates(one.name, own)) for one in asked)
    ]
    pairs = list(zip((one for one, _ in pairs), together(pairs), strict=True))
    names = [one for one, _ in pairs]
    context.settle(names, [_sure(one, options) for one, options in pairs])
    found: list[Found] = []
    for _ in range(3):
        found = [
            _decide(number, one, options, context) for number, (one, options) in enumerate(pairs)
        ]
        context.settle(names, found)
    return tuple(found)


def _freed(asked: Asked, options: Sequence[Option]) -> Asked:
    """Let a well-known place go from what cannot hold it: "the role of Moscow in Syria"."""
    exact = [one.entry for one in options if one.exact]
    held = any(within(entry, asked.container or "") for entry in exact)
    if held or all(standing(entry) < KNOWN for entry in exact):
        return asked
    return asked._replace(container=None)


def _sure(asked: Asked, options: Sequence[Option]) -> Found:
    """Take a name before anything else is known only where it has one great meaning."""
    exact = sorted((one.entry for one in options if one.exact), key=standing, reverse=True)
    if not exact or standing(exact[0]) < KNOWN:
        return Found(None, (), "")
    great = {entry.country for entry in exact if standing(entry) > standing(exact[0]) - 2.5}
    held = not asked.container and not asked.beside
    return Found(exact[0] if len(great) == 1 and held else None, (), "")


def _decide(number: int, asked: Asked, options: Sequence[Option], context: Context) -> Found:
    if not options:
        return Found(None, (), f'No place named "{asked.name}" is in the gazetteer.')
    scored = sorted(
        ((_score(number, asked, option, context), option) for option in options),
        key=lambda pair: (-pair[0], pair[1].entry.id),
    )
    taken = next(
        (option for _, option in scored[:3] if supported(number, asked, option, context)),
        None,
    )
    shown = [
        (option.entry, round(score, 2))
        for score, option in scored
        if option.exact or option is taken or context.distance(option.entry, number) < NEAR_KM
    ]
    if taken:
        why = _reason(number, asked, taken, context)
        return Found(taken.entry, tuple(shown[:RIVALS]), why)
    return Found(None, tuple(shown[:RIVALS]), _refusal(number, asked, scored[0][1], context))


def _score(number: int, asked: Asked, option: Option, context: Context) -> float:
    entry = option.entry
    if entry.id == 0:
        return 100.0 + _support(number, asked, entry, context)
    score = standing(entry) + 3.5 * context.share(entry.country, number)
    score += _support(number, asked, entry, context)
    score += 2.0 if context.shares_province(entry, number) else 0.0
    score -= 0.0 if bare(entry.name) == bare(asked.name) else 4.0 if option.borrowed else 0.5
    score -= 0.0 if option.exact else 3.0
    score += COMPANY * min(option.company, MOST)
    score -= 12.0 if option.eclipsed and asked.unit is None else 0.0
    if asked.unit == "province":
        score += 4.0 if entry.kind == "province" else 0.0
    elif asked.unit == "district":
        score += 2.0 if entry.kind == "district" else 0.0
    elif asked.unit == "point":
        score -= 4.0 if entry.kind in {"province", "country"} else 0.0
    return score


def _support(number: int, asked: Asked, entry: Entry, context: Context) -> float:
    """Weigh how near a place is to the document's others, and what the text says holds it."""
    support = 3.0 * exp(-context.distance(entry, number) / 150)
    if asked.container:
        return support + (8.0 if within(entry, asked.container) else -8.0)
    return support + (8.0 if _is_beside(asked, entry) else 0.0)


def supported(number: int, asked: Asked, option: Option, context: Context) -> bool:
    """Say whether the document gives enough to take a place of this name for the one meant."""
    entry = option.entry
    if entry.id == 0:
        return True
    gap = context.distance(entry, number)
    contained = bool(asked.container) and is_place(asked.container or "")
    spoken, fame = context.speaks_of(entry, number), standing(entry)
    if contained and not within(entry, asked.container or ""):
        return False
    if fame < KNOWN and _belied(asked, entry):
        return False
    local = asked.unit == "point" and entry.kind in {"town", "capital", "country"}
    known = (fame >= KNOWN or entry.kind in COARSE) and (not local or spoken or gap < NEAR_KM)
    if not option.exact or (asked.doubtful and not known):
        likely = contained or context.share(entry.country, number) > 0.3
        alone = contained and not context.anchors
        return likely and (
            gap < SPELLING_KM or alone or (option.exact and spoken and fame > LITTLE)
        )
    return (
        known
        or contained
        or _is_beside(asked, entry)
        or not context.anchors
        or option.company > IN_COMPANY
        or context.shares_province(entry, number)
        or gap < (NEAR_KM if fame > LITTLE else SPELLING_KM)
        or (spoken and (fame > LITTLE or option.sole or gap < _far(entry)))
    )


def _far(entry: Entry) -> float:
    home = countries().get(entry.country or "")
    return FAR * home.radius_km if home else NEAR_KM


def _belied(asked: Asked, entry: Entry) -> bool:
    """Say whether a little-known place is not in the country or state named after it.

    "Ashton, Md." is no Ashton of Idaho; but "Azaz, Idlib" may be a row of towns.
    """
    behind = holders(asked.beside) if asked.beside else ()
    wide = bool(behind) and all(one.kind in {"country", "province"} for one in behind)
    return wide and not within(entry, asked.beside or "")


def _is_beside(asked: Asked, entry: Entry) -> bool:
    """Say whether a place is in what is named after it; a row of countries is only a row."""
    if not asked.beside or not within(entry, asked.beside):
        return False
    country = any(one.kind == "country" for one in named(asked.name))
    return not country or all(one.kind != "country" for one in holders(asked.beside))


def _reason(number: int, asked: Asked, option: Option, context: Context) -> str:
    entry = option.entry
    if entry.id == 0:
        return "The case's own gazetteer has it."
    said = asked.container or asked.beside
    if said and within(entry, said):
        return f'The text puts it in or beside "{said}".'
    if entry.kind in COARSE:
        return f"It is the best known {entry.kind} of this name."
    gap = context.distance(entry, number)
    if gap < NEAR_KM:
        spelling = "" if option.exact else f' (spelled "{entry.name}")'
        return f"It lies {gap:.0f} km from another place of the document{spelling}."
    if context.speaks_of(entry, number):
        return f"The document speaks of {_country(entry)}, where it is."
    return "It is the best known place of this name."


def _refusal(number: int, asked: Asked, best: Option, context: Context) -> str:
    entry, gap = best.entry, context.distance(best.entry, number)
    kind = "place of this name" if best.exact else "spelling that is alike"
    where = f'"{entry.name}" in {_country(entry)}'
    if asked.container and is_place(asked.container) and not within(entry, asked.container):
        return f'The nearest {kind} is {where}, which is not in "{asked.container}".'
    if gap == float("inf"):
        return f"The likeliest {kind} is {where}, and nothing in the document supports it."
    return f"The likeliest {kind} is {where}, {gap:.0f} km from any other place of the document."


def _country(entry: Entry) -> str:
    home = countries().get(entry.country or "")
    return home.name if home else "no one country"
