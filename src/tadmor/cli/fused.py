"""`tadmor control --fused`: what the model estimate is made of and cannot tell, said beside it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tadmor.cli import output

if TYPE_CHECKING:
    from tadmor.model.collection import Collection
    from tadmor.model.findings import ControlRow


def estimated(
    held: "Collection", without: tuple[str, ...], only: Mapping[str, str | None]
) -> "Sequence[ControlRow]":
    """Fuse the accounts of a case; the filters are those of `control`, but that of one account."""
    from tadmor.pipeline.fused import estimate

    if only["account"]:
        raise click.UsageError("--fused is of all accounts; --without leaves one out.")
    asked = {name: words for name, words in only.items() if name != "account"}
    found = estimate(held, without=without, **asked)
    for sentence in (found.name, *found.doubts):
        output.say(f"{sentence[:1].upper()}{sentence[1:]}.")
    return found.rows
