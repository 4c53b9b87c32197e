"""When something was said: one date beside the cue, and nothing that is no day."""

import pytest

from tadmor.model.reading import Attribution, TimeExpression
from tadmor.model.text import Span
from tadmor.reading import saying


@pytest.mark.parametrize(
    ("written", "edtf", "wanted"),
    [
        ("on Monday", "2015-02-09", "2015-02-09"),
        ("in late May", "2015-05-21/2015-05-31", "2015-05-21/2015-05-31"),
        ("since May", "2015-05/..", None),
        ("until May", "../2015-05", None),
        ("for weeks", "P3W", None),
        ("in some year", None, None),
    ],
)
def test_what_stands_beside_the_cue(written: str, edtf: str | None, wanted: str | None) -> None:
    text = f"The miller said {written} that the ford was mined."
    at = text.index(written)
    content = text.index("the ford")
    said = Attribution(
        id="a1",
        source=(Span(0, 10),),
        cue=(Span(11, 15),),
        content=(Span(content, len(text) - 1),),
        voice="v0",
    )
    time = TimeExpression(id="t1", span=Span(at, at + len(written)), edtf=edtf)
    [dated] = saying.date(text, (said,), (time,))
    assert dated.said == wanted


def test_a_date_in_what_was_said_is_of_the_event() -> None:
    text = "The miller said that the ford was mined on Monday."
    content, at = text.index("the ford"), text.index("on Monday")
    said = Attribution(
        id="a1",
        source=(Span(0, 10),),
        cue=(Span(11, 15),),
        content=(Span(content, len(text) - 1),),
        voice="v0",
    )
    time = TimeExpression(id="t1", span=Span(at, at + 9), edtf="2015-02-09")
    [dated] = saying.date(text, (said,), (time,))
    assert dated.said is None
