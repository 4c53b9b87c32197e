"""Typed relations: the pairs of `tests/golden/relations`, and what every row must hold to."""

import hashlib

import pytest

from tadmor.comparison.relations import relations
from tadmor.model.collection import Collection
from tests import golden
from tests.comparison.articles import alarms
from tests.comparison.building import pages
from tests.comparison.pairs import HELD_OUT, PAGES, TUNED, Tally, measure

# What the first run gave: 47.4 held out and 56.9 tuned, with conflicts and assertions alone.
FLOORS = {TUNED: 90, PAGES: 75, HELD_OUT: 80}
THREE = (
    "@ 2016-12-12 | The Lamp\nThe Observatory said on 11 December 2016 that Islamic State had taken"
    " Palmyra on 11 December 2016.\n"
    "@ 2016-12-13 | Evening Post\nThe governor said that Islamic State had taken Palmyra in"
    " December 2016. The army said on 11 December 2016 that it still held Palmyra.\n"
    "@ 2016-12-14 | Harbour News\nThe ministry said that Islamic State had taken Palmyra on 11"
    " December 2016."
)


@pytest.fixture(scope="module", params=[TUNED, PAGES, HELD_OUT], ids=["tuned", "pages", "held out"])
def measured(request: pytest.FixtureRequest) -> tuple[tuple[str, ...], Tally]:
    return request.param, measure(request.param)


def test_types_are_found_and_contradictions_are_right(
    measured: tuple[tuple[str, ...], Tally],
) -> None:
    names, tally = measured
    assert tally.macro() >= FLOORS[names], "held out" if names == HELD_OUT else tally.missed
    assert tally.precision() >= 95


def test_whole_articles_disagree_where_they_do() -> None:
    tally = alarms("articles")
    assert tally.found.total() >= 12, tally.shown
    assert tally.false.total() <= 1, tally.shown


def test_nobody_touched_what_is_held_out() -> None:
    folder = golden.FOLDER / "relations"
    held = [line.split() for line in (folder / "held-out.DIGEST").read_text("utf-8").splitlines()]
    assert {name for _, name in held} == {path.name for path in folder.glob("held-out*.txt")}
    for wanted, name in held:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted, name


def test_a_row_leads_to_its_words_and_stands_once() -> None:
    whole = pages(THREE)
    rows = relations(whole)
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        for document, span, words in (
            (row.left_document, row.left_span, row.left_quote),
            (row.right_document, row.right_span, row.right_quote),
        ):
            assert whole.source(document).reading.text[slice(*span)] == words
        assert [step.level for step in row.levels] == ["what", "who", "where", "when", "how many"]
        assert row.why.endswith(".")
        assert row.dissolved_by.endswith(".")
    found = [row.type for row in rows]
    assert {"corroborates", "refines", "contradicts"} <= set(found)


def test_what_a_page_says_itself_is_nobodys_second() -> None:
    told = "Islamic State took Palmyra on 11 December 2016"
    whole = pages(f"@ 2016-12-12 | The Lamp\n{told}, the governor said. {told}.")
    assert not relations(whole)


def test_the_waterfall_says_on_which_level_two_claims_part() -> None:
    text = next(
        text for text, (line, _) in golden.cases("relations/pairs-apart") if "Zenica" in text
    )
    (row,) = relations(pages(text))
    assert {step.level for step in row.levels if step.answer == "differs"} == {"who", "how many"}
    (who,) = [step for step in row.levels if step.level == "who"]
    assert {who.left, who.right} == {"civilians", "soldiers"}


def test_nothing_comes_of_nothing() -> None:
    assert not relations(Collection())
