"""From the claims of a case to reports: what each says of who held a place, or did not, and when.

The effects are those of `docs/control.md`. Who takes a place holds it on the day; who loses or
leaves it held it the day before and then no longer. Fighting, sieges and presence say nothing of
the holder.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import inf, isinf
from typing import NamedTuple

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.time import bounds
from tadmor.model.values import value
from tadmor.synthesis.days import number
from tadmor.synthesis.fusion.grades import letters
from tadmor.synthesis.fusion.grades import number as number_of
from tadmor.synthesis.fusion.reports import Report
from tadmor.synthesis.lookup import Lookup, account_key, folded, key
from tadmor.synthesis.signs import Sign, signs

BEFORE = "#before"
"""Ends the id of what a claim of a change says of the day before it."""


@value
class Told:
    """The reports of a case, who their origins and holders are, and the letters for origins."""

    reports: tuple[Report, ...]
    origins: Mapping[str, Party]
    holders: Mapping[str, Party]
    grades: Mapping[str, str]


def claim_of(report: Report) -> str:
    """Give the claim that a report was made from."""
    return report.id.partition("#")[0]


def told(collection: Collection, families: Mapping[str, str] | None = None) -> Told:
    """Make reports of all claims; `families` gives the family of a document that is a copy."""
    lookup = Lookup(collection)
    published = {
        name: number(bounds(source.facts.published).end_max, inf)
        for name, source in lookup.sources.items()
    }
    reports: list[Report] = []
    origins: dict[str, Party] = {}
    holders: dict[str, Party] = {}
    for claim in collection.claims:
        for sign in signs(claim, lookup) if claim.place else ():
            about = _About(claim, sign, _day(published.get(claim.document, inf)))
            family = (families or {}).get(claim.document)
            ruled = _Ruled(number_of(collection, claim.id), claim.id in collection.against)
            reports += about.reports(family, ruled)
            origins[about.origin] = claim.originating_source
            holders |= {key(party): party for party in (sign.comes, sign.goes) if party}
    whole = _whole_names(holders)
    reports = [replace(one, holder=whole.get(one.holder, one.holder)) for one in reports]
    grades = letters(collection, origins)
    return Told(reports=tuple(reports), origins=origins, holders=holders, grades=grades)


def _whole_names(holders: Mapping[str, Party]) -> dict[str, str]:
    """Give for each holder known by one word the only one whose name ends with it, if there is one.

    "army" is the "Syrian army" where no other army is named; `disputed` takes them for one too.
    """
    names = {known: folded(party.name).split() for known, party in holders.items()}
    found: dict[str, str] = {}
    for known, words in names.items():
        longer = [other for other, its in names.items() if len(its) > 1 and its[-1:] == words]
        if len(words) == 1 and len(longer) == 1:
            found[known] = longer[0]
    return found


class _Ruled(NamedTuple):
    """What people ruled of one claim: a grade, and that it is against its speaker's interest."""

    credibility: int | None
    against_interest: bool


class _About:
    """One sign of one claim."""

    def __init__(self, claim: ClaimRow, sign: Sign, published: int | None) -> None:
        self.origin = account_key(claim)
        self._claim, self._sign, self._published = claim, sign, published

    def reports(self, family: str | None, ruled: _Ruled) -> Iterator[Report]:
        """Give what it says of the day, and for a dated change of the day before."""
        sign = self._sign
        for holder, denied, before in _meant(sign):
            first, last = self._days(before=before)
            if before and first is None:
                continue
            yield Report(
                id=self._claim.id + BEFORE * before,
                place=self._claim.place or "",
                origin=self.origin,
                holder=key(holder),
                first=first,
                last=last,
                published=self._published if sign.dated else _day(sign.high),
                denied=denied,
                family=family,
                **ruled._asdict(),
                change=sign.dated and not before and sign.effect != "holds",
            )

    def _days(self, *, before: bool) -> tuple[int | None, int | None]:
        sign = self._sign
        low = sign.sure if isinf(sign.low) else sign.low
        if not sign.dated or isinf(sign.high):
            return None, None
        if before:
            return (None, None) if isinf(low) else (int(low) - 1, int(low) - 1)
        return _day(low), int(sign.high)


def _meant(sign: Sign) -> Iterator[tuple[Party, bool, bool]]:
    """Give each holder meant, whether he is said not to hold, and whether on the day before."""
    match sign.effect:
        case "takes" | "loses" if sign.comes:
            yield sign.comes, False, False
            if sign.goes:
                yield sign.goes, False, True
        case "holds" if sign.comes:
            yield sign.comes, False, False
        case "takes" | "loses" | "leaves" | "ends" if sign.goes:
            yield sign.goes, True, False
            yield sign.goes, False, True
        case _:
            return


def _day(days: float) -> int | None:
    return None if isinf(days) else int(days)
