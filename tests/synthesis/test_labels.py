"""What a claim says in a few words: its frame's template, and its figure with its bounds."""

import pytest

from tadmor.model.reading import Figure
from tadmor.synthesis.labels import count


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(min=11, max=None, kind="killed"), "at least 11 killed"),
        (Figure(min=None, max=40, kind="wounded"), "at most 40 wounded"),
        (Figure(min=7, max=7, kind="casualties"), "7 casualties"),
        (Figure(min=10, max=20, kind="killed-or-wounded"), "10 to 20 killed or wounded"),
        (Figure(min=30, max=30, approximate=True, kind="strikes"), "about 30 strikes"),
        (Figure(vague=True, kind="casualties"), "casualties, no figure given"),
        (Figure(vague=True, kind="other"), "no figure given"),
        (Figure(min=12, max=12, kind="other"), "12"),
        (None, "harmed"),
    ],
)
def test_a_figure_in_words(figure: Figure | None, words: str) -> None:
    assert count(figure) == words
