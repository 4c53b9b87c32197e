"""Our own annotated passages: that they can be read, are what they say, and how they are read."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "bench")]

import passages  # noqa: E402 - found by the line above
from passages import FOLDER, HELD_OUT, passage  # noqa: E402

FLOORS = json.loads((ROOT / "bench/floors.json").read_text("utf-8"))["figures"]


def test_there_are_enough_passages_and_of_every_stance() -> None:
    learned, held = list(passages.passages(FOLDER)), list(passages.passages(HELD_OUT))
    assert len(learned) + len(held) >= 400
    assert 4 * len(held) >= len(learned)
    stances = Counter(one.stance for read in held for one in read.attributions)
    for stance in ("denies", "admits", "doubts", "asks", "unasserted"):
        assert stances[stance] >= 30, stance


def test_what_is_held_out_is_what_was_committed_before_the_model() -> None:
    assert passages.digest(HELD_OUT) == (HELD_OUT / "DIGEST").read_text("utf-8").strip()


def test_no_passage_is_both_learned_and_held_out() -> None:
    learned, held = ({p.text for p in passages.passages(one)} for one in (FOLDER, HELD_OUT))
    assert not learned & held


def test_marks_are_taken_out_and_kept() -> None:
    written = (
        "a denial within a relay | wire\n"
        r"{1 [2 The ministry] <2 has never admitted> {2 a loss}}, [1 Havas] <1 reported>. \[Sic.\]"
        "\n1 = Havas | relays\n2 = ministry | unasserted\n"
    )
    read = passage(written)
    assert read.text == "The ministry has never admitted a loss, Havas reported. [Sic.]"
    outer, inner = read.attributions
    assert inner.within == "1"
    assert outer.within is None
    start, end = inner.cue[0]
    assert read.text[start:end] == "has never admitted"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("a title without a kind\n{1 words}\n1 = - | asserts\n", "needs a title"),
        ("title | kind\n{1 words\n1 = - | asserts\n", "never closed"),
        ("title | kind\n{1 words]\n1 = - | asserts\n", "closes nothing"),
        ("title | kind\n{1 words}\n1 = - | shouts\n", "no such stance"),
        ("title | kind\n{1 words} <2 said>\n1 = - | asserts\n", "differ"),
        ("title | kind\n[1 words]\n1 = - | asserts\n", "no content"),
    ],
)
def test_what_breaks_the_format_is_named(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        passage(written)


def test_the_held_out_passages_are_read_as_well_as_ever() -> None:
    import measure_passages  # noqa: PLC0415 - loads the reader

    figures, _, _ = measure_passages.measure()
    for name, figure in figures.items():
        floor = FLOORS.get(f"passages.held_out.{name}")
        assert floor is None or figure >= floor["floor"] - 0.01, name
