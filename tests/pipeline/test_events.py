"""The events that a person names beside a case: read, or refused in one sentence."""

from pathlib import Path

import pytest

from tadmor.errors import InputError
from tadmor.model.trends import CaseEvent
from tadmor.pipeline.beside import MOST_EVENTS, beside


def written(folder: Path, text: str) -> Path:
    (folder / "x.toml").write_text(text, encoding="utf-8")
    return folder / "x.tadmor"


def test_a_date_and_words_are_enough(tmp_path: Path) -> None:
    case = written(tmp_path, '[[events]]\ndate = 1700-06-15\ntext = "The turn of the road"\n')
    assert beside(case).events == (CaseEvent(date="1700-06-15", text="The turn of the road"),)


def test_more_can_be_said(tmp_path: Path) -> None:
    case = written(
        tmp_path,
        '[[events]]\ndate = "1700-06"\ntext = "The talks"\nwhat = ["losses"]\nby = "reds"\n'
        "from = 1700-01-01\nto = 1700-12-31\n",
    )
    (event,) = beside(case).events
    assert (event.what, event.by) == (("losses",), "reds")
    assert (event.first, event.last) == ("1700-01-01", "1700-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "[[events]]\ndate = 1700-06-15\n",
        '[[events]]\ndate = "1700-06-15/.."\ntext = "The talks"\n',
        '[[events]]\ndate = "in June"\ntext = "The talks"\n',
        '[[events]]\ndate = 1700-06-15\ntext = "The talks"\nwhat = ["victories"]\n',
        '[[events]]\ndate = 1700-06-15\ntext = "The talks"\nwhere = "the fort"\n',
        '[[events]]\ndate = 1700-06-15\ntext = "The talks"\nfrom = "long ago"\n',
        'events = "none"\n',
        '[[events]]\ndate = 1700-06-15\ntext = "The talks"\n' * (MOST_EVENTS + 1),
    ],
)
def test_what_cannot_be_asked_about_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="not a case's settings") as refused:
        beside(written(tmp_path, text))
    assert "\n" not in str(refused.value)
