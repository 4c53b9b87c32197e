"""`tadmor export`: a case for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tadmor.cli import output, tables

if TYPE_CHECKING:
    from tadmor.pipeline.export import Form

FORMS = ("jsonl", "csv", "geojson", "annotations")


@click.command()
@tables.case_argument
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(FORMS),
    help="What to write: all tables as JSON lines, as a folder of CSV files, who held what as "
    "GeoJSON, or what was found as W3C Web Annotations.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    help="The file to write; for csv the folder.",
)
def export(case: Path, form: "Form", target: Path) -> None:
    """Write a case for other programs, whole or not at all; print what was written.

    What people rejected is left out. Ids are the case's own: `tadmor why CASE ID` leads from any of
    them to the quoted words.
    """
    from tadmor.pipeline.export import export as write
    from tadmor.store.case import Case

    with Case(case) as opened:
        written = write(opened, form, target)
    for path in written:
        click.echo(path)
    output.say(f"{case}: {output.count(len(written), 'file')} written")
