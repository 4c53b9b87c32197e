"""What people are asked to rule on, with how much rests on it."""

from typing import Literal, TypeAlias

from tadmor.model.values import value

QueueKind: TypeAlias = Literal["saying", "claim", "disagreement", "place", "parties", "places"]


@value
class QueueRow:
    """One thing to rule on: an id of the case, or two that may be one (`parties`, `places`).

    `joined` says whether two are taken for one; None for a single thing. The counts are the rows of
    each table that rest on it now: stretches of control, disagreements, groups of figures, sets
    of quotations that cannot all be so, and cells of boards that are not neutral.
    """

    kind: QueueKind
    ids: tuple[str, ...]
    joined: bool | None = None
    control: int = 0
    conflicts: int = 0
    figures: int = 0
    proofs: int = 0
    cells: int = 0

    @property
    def weight(self) -> int:
        """How many rows would change or fall away if it were wrong."""
        return self.control + self.conflicts + self.figures + self.proofs + self.cells
