"""`tadmor control --fused`: what the model estimate is made of and cannot tell, said beside it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tadmor.cli import output

if TYPE_CHECKING:
    from tadmor.model.collection import Collection
    from tadmor.model.findings import ControlRow


def estimated(
    held: "Collection", without: tuple[str, ...], only: Mapping[str, str | None]
) -> "Sequence[ControlRow]":
    """Fuse the accounts of a case; the filters are those of `control`, but that of accounts."""
    from tadmor.pipeline.fused import estimate

    found = estimate(held, without=without, **only)
    for sentence in (found.name, *found.doubts):
        output.say(f"{sentence[:1].upper()}{sentence[1:]}.")
    return found.rows
