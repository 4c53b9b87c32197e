"""The rows of the timeline: what each account says happened, and which accounts say the same."""

from tadmor.model.findings import Party
from tadmor.model.values import value


@value
class TimelineRow:
    """A dated claim on the lane of the account that makes it.

    `also` are the other accounts that assert the same (`assertion`), and `copies` those of them
    that go back to where this one goes back: a copied text, or somebody else's word.
    """

    account: Party
    claim: str
    frame: str
    place: Party | None
    start_min: str | None
    start_max: str | None
    end_min: str | None
    end_max: str | None
    label: str
    quote: str
    assertion: str | None = None
    also: tuple[Party, ...] = ()
    copies: tuple[Party, ...] = ()
