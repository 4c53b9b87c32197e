"""What holds of every claim, whatever the text."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.claims.frames import frames
from tadmor.claims.lists import data
from tadmor.claims.propositions import MOVING, find
from tadmor.model.reading import Actor, Attribution, Claim, Place, Stance, TimeExpression, Voice
from tadmor.model.text import Span, Spans, fits
from tests.strategies import texts

PIECES = (
    "the army rebels captured lost took control of withdrew from Homs Aleppo the town parts "
    "not never would may 12 at least dozens killed wounded , . ? and which that by to in on "
    "“ ” [ ] ( ) 's heavy losses said denied fell T3 1,000 20-30 -held under hands"
).split()
passages = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)


def spans_of(text: str) -> st.SearchStrategy[Spans]:
    pairs = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    one = pairs.map(lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1])))
    return st.lists(one, min_size=1, max_size=3).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, tuple[Claim, ...], tuple[Attribution, ...]]:
    text = draw(passages | texts)
    stances = st.sampled_from(get_args(Stance))
    spoken = tuple(
        Attribution(id=f"a{n}", content=draw(spans_of(text)), stance=draw(stances))
        for n in range(draw(st.integers(0, 2)))
    )
    places = (Place(id="p1", name="p", kind="point", mentions=draw(spans_of(text))),)
    actors = (Actor(id="n1", name="n", type="force", mentions=draw(spans_of(text))),)
    times = (TimeExpression(id="t1", span=draw(spans_of(text))[0], edtf="2016-03-14"),)
    voices = (
        Voice(id="v0", kind="author"),
        Voice(id="v1", kind="editor", spans=draw(spans_of(text))),
    )
    return text, find(text, voices, spoken, actors, places, times), spoken


def pieces(claim: Claim) -> Iterator[Span]:
    yield claim.span
    for spans in claim.roles.values():
        yield from spans


@given(readings())
@settings(max_examples=300, deadline=None)
def test_claims_are_sound(drawn: tuple[str, tuple[Claim, ...], tuple[Attribution, ...]]) -> None:
    text, claims, spoken = drawn
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    for claim in claims:
        assert all(fits(text, piece) for piece in pieces(claim))
        assert claim.frame in frames()
        assert claim.voice in {"v0", "v1"}
        assert claim.attribution is None or claim.attribution in {one.id for one in spoken}
        assert all(span for spans in claim.roles.values() for span in spans)
        if claim.moves:
            assert claim.frame in MOVING
            assert (claim.polarity, claim.aspect) == ("asserts", "completed")
            assert claim.extent is not None
            assert claim.place is not None


@given(readings())
@settings(max_examples=300, deadline=None)
def test_figures_have_bounds_in_order_or_are_vague(
    drawn: tuple[str, tuple[Claim, ...], tuple[Attribution, ...]],
) -> None:
    for claim in drawn[1]:
        figure = claim.figure
        if figure is None:
            continue
        if figure.min is not None and figure.max is not None:
            assert figure.min <= figure.max
        assert figure.vague == (figure.min is None and figure.max is None)


@given(passages)
@settings(deadline=None)
def test_reading_is_deterministic(text: str) -> None:
    arguments = (text, (Voice(id="v0", kind="author"),), (), (), (), ())
    assert find(*arguments) == find(*arguments)


def test_every_frame_of_the_contract_is_defined() -> None:
    contract = """control gain loss withdraw present advance clash attack casualties strength
    took-part detain displace agreement support belong cause other""".split()
    assert list(frames()) == sorted(frames(), key=list(data("frames.toml")).index)
    assert set(frames()) == set(contract)
    for frame in frames().values():
        assert len(frame.definition.split()) > 10
        assert set(frame.excludes) <= set(contract)


def test_role_names_are_those_that_the_frame_declares() -> None:
    helping = {"operation", "toll", "cause", "sender", "against", "captor", "parties"}
    for frame in frames().values():
        for trigger in frame.triggers:
            named = {trigger.subject, trigger.object, trigger.before, trigger.behind, trigger.owner}
            named |= set(trigger.links.values())
            assert named - {None} <= set(frame.roles) | helping, frame.name


def test_every_frame_that_a_text_can_show_has_golden_cases() -> None:
    golden = Path(__file__).parent.parent / "golden" / "claims"
    written = "\n".join(path.read_text("utf-8") for path in golden.glob("*.txt"))
    for name in frames():
        assert f"\n{name} " in written, name
