"""How many voices stand behind one assertion, counted by originating sources."""

from typing import Literal

from tadmor.model.findings import Party
from tadmor.model.values import value


@value
class CorroborationRow:
    """One assertion (`id`): in how many documents and outlets, and of how many origins.

    `owners` are those of the outlets, one for all outlets of one owner; an outlet whose owner is
    not known stands for itself. `lineages` are the claims of each origin, in the order of
    `origins`. `unknown` are the claims whose lineage is not known: they are no
    origin and count for none. `one_owner` names who owns two or more of the origins.
    """

    row: Literal["assertion"] = "assertion"
    id: str
    quote: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    owners: tuple[str, ...]
    origins: tuple[Party, ...]
    lineages: tuple[tuple[str, ...], ...] = ()
    unknown: tuple[str, ...] = ()
    one_owner: tuple[str, ...] = ()
