"""The command that compares the pace of events before and after an event."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from tadmor.cli import output, tables
from tadmor.model.trends import TrendRow, What

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@tables.case_argument
@click.option("--event", required=True, help="Before and after which day or days (EDTF).")
@click.option(
    "--what",
    multiple=True,
    type=click.Choice(get_args(What)),
    default=("gains",),
    show_default=True,
    help="Which events to count; repeatable.",
)
@click.option("--by", help="Only events of this party, by id or part of its name.")
@click.option("--place", help="Only this place, by name or id.")
@click.option("--account", help="Only this account, by name or id.")
@click.option("--from", "first", help="Compare days from this one on (EDTF).")
@click.option("--to", "last", help="Compare days up to this one (EDTF).")
@tables.as_rows
def trends(case: Path, shape: str, **asked: Any) -> None:
    """Say whether the pace of gains, losses or attacks changed after an event, and how surely.

    Each account by itself, then what any of them tells, each event once. Exact for two Poisson
    rates; says what so few events could not have shown.
    """
    from tadmor.synthesis.trends import trends as compared

    rows: Sequence[TrendRow] = compared(tables.whole(case), **asked)
    if not rows:
        output.say(f"{case}: no account tells of such events")
    output.table(rows, shape, words)


def words(row: TrendRow) -> str:
    """Say the counts, the rates, what they carry and what they do not show."""
    who = f"any of {row.accounts} accounts" if isinstance(row.account, str) else row.account.name
    of = " and ".join(row.what) + (f" by {row.by}" if row.by else "")
    at = f" at {row.place}" if row.place else ""
    before, after = (
        f"{_count(*counts)} in {output.count(days, 'day')}"
        for counts, days in (
            ((row.before_min, row.before_max), row.days_before),
            ((row.after_min, row.after_max), row.days_after),
        )
    )
    between = f"{row.window_first or '…'} to {row.window_last or '…'}"
    lines = (
        f"{who}: {of}{at}, before {row.event} {before}, after {after} ({between})",
        *_rates(row),
        row.finding,
        *([] if row.p is None else [row.assumption]),
        *(f"Not shown: {sentence}" for sentence in row.not_shown),
    )
    return "\n    ".join(lines)


def _rates(row: TrendRow) -> list[str]:
    """Give the rates in a line, or no line where a side has no days."""
    if row.p is None:
        return []
    before = _between(row.rate_before_min, row.rate_before_max)
    after = _between(row.rate_after_min, row.rate_after_max)
    changed = _between(row.ratio_min, row.ratio_max) if row.before_max or row.after_max else "none"
    return [f"per 30 days: {before} before, {after} after; ratio {changed}, p = {row.p:.2g}"]


def _count(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def _between(least: float | None, most: float | None) -> str:
    from tadmor.synthesis.trend_words import plain

    low, high = ("∞" if one is None else plain(one) for one in (least, most))
    return low if low == high else f"{low} to {high}"
