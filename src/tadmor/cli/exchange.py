"""`tadmor import` and `tadmor sources`: what comes in from elsewhere, and whom all goes back to."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tadmor.cli import coding, layers, output, sentences, tables

if TYPE_CHECKING:
    from tadmor.model.coded import CodedClaimRow, EventRow, OriginsRow
    from tadmor.model.corroboration import CorroborationRow
    from tadmor.model.findings import SourceRow

GAZETTEERS = ("geonames", "ocha", "csv", "geojson")
EVENTS = ("ucdp",)
MAPS = ("layer",)
CODINGS = ("codings",)


@click.command("import")
@tables.case_argument
@click.option(
    "--from",
    "form",
    required=True,
    type=click.Choice([*GAZETTEERS, *EVENTS, *MAPS, *CODINGS]),
    help="What PATH is: a gazetteer, (ucdp) a table of coded events, (layer) a dated map, or "
    "(codings) what people marked by hand.",
)
@click.argument("path", type=click.Path(path_type=Path))
@layers.facts
def bring_in(case: Path, form: str, path: Path, **known: str | None) -> None:
    """Bring in what others have collected: a gazetteer beside the case, events or maps into it.

    A gazetteer gives places that the one inside Tadmor does not know; the next `tadmor add` reads
    the documents again. Each of its lines that cannot be used is named on stderr, and the rest goes
    in.

    Coded events (UCDP GED, as CSV or gzipped CSV) are kept row by row, all of them or none; `tadmor
    sources` counts whom they go back to. What is in the case already is not brought in twice.

    A dated map (GeoJSON or KML: who held which area on a day) comes in whole or not at all; its
    sidecar NAME.toml, or the options, say who made it, of which day and how. See `tadmor layers`.

    Codings (JSON lines, as `tadmor judge CASE codings` prints them) keep the names and the days of
    those who made them; all come in or none.
    """
    if form not in MAPS and any(known.values()):
        raise click.UsageError("--mapmaker, --shown, --method and --holder are for --from layer")
    if form in MAPS:
        layers.bring_in(case, path, known)
    elif form in CODINGS:
        coding.bring_in(case, path)
    elif form in EVENTS:
        _events(case, form, path)
    else:
        _gazetteer(case, form, path)


def _events(case: Path, form: str, path: Path) -> None:
    from tadmor.pipeline.exchange import bring_in as bring

    new = bring(case, form, path)
    if new is None:
        output.say(f"nothing to do: {path.name} is in {case} already, unchanged")
    else:
        output.say(f"{case}: {output.count(new, 'new row')} of {path.name}")


def _gazetteer(case: Path, form: str, path: Path) -> None:
    from tadmor.pipeline.gazetteers import bring_in as bring

    count = bring(case, form, path)
    places = output.count(count.places, "new place")
    output.say(f"Beside {case}: {places}, {output.count(count.names, 'more name')} of places.")
    for problem in count.problems:
        output.say(str(problem))
    if count.unsaid:
        output.say(f"{output.count(count.unsaid, 'more line')} could not be used.")
    output.leave(count.problems)


@click.command()
@tables.case_argument
@click.option(
    "--hardened",
    "view",
    flag_value="hardened",
    help="List who told what more firmly than it was told before.",
)
@click.option(
    "--events",
    "view",
    flag_value="events",
    help="List coded events instead, each with its offices and originating sources.",
)
@click.option(
    "--corroboration",
    "view",
    flag_value="corroboration",
    help="List each assertion with its documents, outlets and originating sources.",
)
@click.option(
    "--place",
    "places",
    multiple=True,
    metavar="NAME",
    help="Count only coded events at places with NAME in theirs; may be given several times.",
)
@tables.as_rows
def sources(case: Path, shape: str, view: str | None, places: tuple[str, ...]) -> None:
    """List documents, originating sources, families of copies and shared passages.

    Of coded events that were imported: how many name one originating source, several, or none.
    """
    from tadmor.comparison.corroboration import corroboration
    from tadmor.comparison.laundering import laundering

    if view == "hardened":
        output.table(laundering(tables.whole(case)), shape, sentences.hardened)
    elif view == "corroboration":
        output.table(tuple(corroboration(tables.whole(case))), shape, assertion)
    else:
        output.table(_known(case, view, places), shape, source)


def _known(
    case: Path, view: str | None, places: tuple[str, ...]
) -> "tuple[SourceRow | OriginsRow | EventRow, ...]":
    from tadmor.comparison.sources import sources as known
    from tadmor.pipeline.collect import gather
    from tadmor.pipeline.exchange import Coded
    from tadmor.store.case import Case

    with Case(case) as opened:
        coded = Coded(opened)
        if view == "events":
            return coded.event_rows(places)
        if places:
            return coded.origins(places)
        read = known(gather(opened).without_rejected())
        return (*read, *coded.sources(), *layers.documents(case))


def coded_claims(case: Path, shape: str) -> None:
    """Print what the coded events of a case claim."""
    from tadmor.pipeline.exchange import Coded
    from tadmor.store.case import Case

    with Case(case) as opened:
        output.table(tuple(Coded(opened).claims()), shape, claim)


def claim(row: "CodedClaimRow") -> str:
    """Say what a row claims, of where and when, and whom it goes back to."""
    named = ", ".join(party.name for party in row.sources) or row.originating_source.name
    where = f"{row.where.name} ({row.where.kind})"
    sides = " and ".join(row.sides)
    what = f"{row.frame} of {sides}"
    if row.figure:
        of = f" of {row.figure.whose}" if row.figure.whose else ""
        what = f"{sentences.counted(row.figure.min, row.figure.max)} killed{of}"
    return f"{row.id}  {row.relay[0].name} ← {named}: {what}, {where}, {row.time}"


def source(row: "SourceRow | OriginsRow | EventRow") -> str:
    """Say what a row is: a source, a count of coded events, or one of them."""
    match row.row:
        case "origins":
            return origins(row)
        case "event":
            named = ", ".join(party.name for party in row.sources) or "none named"
            offices = ", ".join(row.offices) or "no office named"
            entries = "1 entry" if row.entries == 1 else f"{row.entries:,} entries"
            return f"{row.id}  {row.place}: {entries} ({offices}) ← {named}"
        case _:
            known = f". Registered: {row.registry.words()}" if row.registry else ""
            return f"{sentences.source(row)}{known}"


def assertion(row: "CorroborationRow") -> str:
    """Say an assertion's three numbers, with what is not known apart."""
    numbers = [
        output.count(len(names), noun)
        for names, noun in (
            (row.documents, "document"),
            (row.outlets, "outlet"),
            (row.owners, "owner"),
            (row.origins, "originating source"),
        )
    ]
    named = f" ({', '.join(party.name for party in row.origins)})" if row.origins else ""
    unknown = f", {len(row.unknown)} told without a known one" if row.unknown else ""
    owned = f"; one owner: {', '.join(row.one_owner)}" if row.one_owner else ""
    return f"{row.id}  {', '.join(numbers)}{named}{unknown}{owned}: “{output.short(row.quote)}”"


def origins(row: "OriginsRow") -> str:
    """Say how many events go back to one source, several, or none, and what that does not show."""
    share = f" ({100 * row.one / row.events:.1f} %)" if row.events else ""
    listed = f" (in {row.one_office:,} it is one office listed again)" if row.one_office else ""
    return (
        f"{row.id}  of {row.events:,} {row.name}: {row.one:,}{share} name one originating source"
        f"{listed}, {row.several:,} several, {row.none:,} none. {row.note}"
    )
