"""`tadmor control`: who held what by each account, by all of them fused, or where they differ."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tadmor.cli import output, sentences
from tadmor.model.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tadmor.model.collection import Collection
    from tadmor.model.disputes import DisputedRow, DisputeSide
    from tadmor.model.findings import ClaimRow, ControlRow


@value
class Asked:
    """What is asked for: which table, of which place and accounts, as of which days (EDTF)."""

    place: str | None
    held_on: str | None
    said_by: str | None
    published_by: str | None
    account: tuple[str, ...]
    as_one: bool
    disputed: bool
    fused: bool
    without: tuple[str, ...]

    @property
    def only(self) -> dict[str, str | None]:
        """What narrows the rows, but for the accounts."""
        names = ("place", "held_on", "said_by", "published_by")
        return {name: getattr(self, name) for name in names}


def listed(case: Path, collection: "Collection", shape: str, asked: Asked) -> None:
    """Print the table that is asked for; UsageError where options do not go together."""
    _refuse(asked)
    if asked.fused:
        from tadmor.cli.fused import estimated

        estimate = estimated(collection, asked.without, asked.only)
        output.table(estimate, shape, sentences.control)
        return
    if asked.as_one:
        from tadmor.synthesis.control import as_one

        collection = as_one(collection, asked.account)
    held = _held(case, collection, asked)
    if asked.disputed:
        quoted = {claim.id: claim for claim in collection.claims}
        rows = _disputed(collection, held)
        output.table(rows, shape, lambda row: _stretch(row, quoted))
        return
    output.table(held, shape, lambda row: sentences.control(row, asked.held_on))


def _refuse(asked: Asked) -> None:
    if asked.without and not asked.fused:
        raise click.UsageError("--without belongs to --fused.")
    if asked.fused and (asked.account or asked.disputed):
        raise click.UsageError("--fused is of all accounts; --without leaves one out.")
    if asked.as_one and not asked.account:
        raise click.UsageError("--as-one makes one of the accounts that --account names.")


def _held(case: Path, collection: "Collection", asked: Asked) -> "tuple[ControlRow, ...]":
    """Give the histories by what is told and by the maps of the case."""
    from tadmor.cli.layers import accounts
    from tadmor.synthesis.control import control

    told = control(collection, account=asked.account, **asked.only)
    return (*told, *accounts(case, collection, asked.only, asked.account))


def _disputed(collection: "Collection", rows: "Iterable[ControlRow]") -> "tuple[DisputedRow, ...]":
    from tadmor.pipeline.lineage import related
    from tadmor.synthesis.disputes import disputed as stretches

    return stretches(rows, collection.claims, related(collection))


def _stretch(row: "DisputedRow", claims: "Mapping[str, ClaimRow]") -> str:
    """Say on which days of a place accounts do not agree, and what each side says in its words."""
    days = row.first if row.first == row.last else f"{row.first} to {row.last}"
    sides = (line for side in row.sides for line in _side(side, claims))
    return "\n    ".join([f"{row.place.name}: disputed, {days}", *sides, row.why])


def _side(side: "DisputeSide", claims: "Mapping[str, ClaimRow]") -> "Iterator[str]":
    holder = side.holder.name if side.holder else "holder not stated"
    names = ", ".join(account.name for account in side.accounts)
    origins = f", {output.count(side.origins, 'origin')}" if len(side.accounts) > 1 else ""
    yield f"{side.state}, {holder} (by {names}{origins})"
    for id_ in side.because:
        claim = claims.get(id_)
        words = f"  “{output.short(claim.quote, 80)}” ({claim.document})" if claim else ""
        yield f"  {id_[: sentences.KEY]}{words}"
