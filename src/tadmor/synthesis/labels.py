"""What a claim says, in a few plain words made from its frame and roles."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tadmor.model.findings import ClaimRow
from tadmor.model.reading import Figure
from tadmor.synthesis.lookup import Lookup

NAMES = re.compile(r"\{([\w-]+)\}")
# A role whose words say more than the name of one party.
IN_WORDS = frozenset({"victims", "sides", "target", "parties", "cause", "effect"})
LONGEST = 60
COUNTED = {"killed-or-wounded": "killed or wounded", "other": "", None: "harmed"}


def label(claim: ClaimRow, lookup: Lookup) -> str | None:
    """Give a claim in a few words, None where it names too little; polarity is not in them."""
    for template in _templates().get(claim.frame, ()):
        fields = {name: _field(name, claim, lookup) for name in NAMES.findall(template)}
        if all(fields.values()):
            words = template.format_map(fields)
            return words[:1].upper() + words[1:]
    return None


def _field(name: str, claim: ClaimRow, lookup: Lookup) -> str | None:
    if name == "where":
        place = lookup.place(claim.place)
        words = place.name if place else _cut(lookup.words(claim, "place"))
        return f"part of {words}" if words and claim.extent == "part" else words
    if name == "count":
        return _counted(claim, lookup)
    if name in IN_WORDS:
        return _cut(lookup.words(claim, name))
    party = lookup.party(claim, name)
    return _cut(party.name) if party else None


def _cut(words: str | None) -> str | None:
    if words is None:
        return None
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


def _counted(claim: ClaimRow, lookup: Lookup) -> str:
    """Give what was counted, with the number unless the words beside it hold it already."""
    figure = claim.figure
    beside = (lookup.words(claim, "victims") or "").replace(",", "")
    if figure and any(str(number) in beside for number in (figure.min, figure.max) if number):
        return COUNTED.get(figure.kind, figure.kind)
    return count(figure)


def count(figure: Figure | None) -> str:
    """Give a figure in words: "at least 11 killed"; a figure without a number says so."""
    if figure is None:
        return COUNTED[None]
    kind = COUNTED.get(figure.kind, figure.kind)
    if figure.min is None and figure.max is None:
        return f"{kind}, no figure given".removeprefix(", ")
    return f"{_number(figure)} {kind}".strip()


def _number(figure: Figure) -> str:
    about = "about " if figure.approximate else ""
    if figure.max is None:
        return f"at least {figure.min}"
    if figure.min is None:
        return f"at most {figure.max}"
    if figure.min == figure.max:
        return f"{about}{figure.min}"
    return f"{about}{figure.min} to {figure.max}"


@cache
def _templates() -> Mapping[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
