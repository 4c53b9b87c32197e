"""The worked boards: what the machine reads of them, what hangs on what, and rulings on cells."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from math import comb
from pathlib import Path

import jsonschema
import msgspec
import pytest

from tadmor.cli.explain import page
from tadmor.errors import InputError, UsageError
from tadmor.explanation.argdown import argdown
from tadmor.explanation.board import load, parse
from tadmor.explanation.switching import MOST
from tadmor.model.explanations import (
    CellRow,
    ExplainRow,
    HypothesisRow,
    InferenceRow,
    ItemRow,
    KnockoutRow,
    SettlingRow,
)
from tadmor.model.schema import FOLDER
from tadmor.pipeline.add import add
from tadmor.pipeline.boards import boards
from tadmor.pipeline.collect import gather
from tadmor.pipeline.explain import explain, propose
from tadmor.pipeline.judge import Judge
from tadmor.pipeline.why import why
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.explanation.conftest import BOARDS

Made = Callable[[str], Path]
NAMES = ("palmyra-2016", "rome-64", "the-dalles-1984")
PALMYRA = BOARDS / "palmyra-2016" / "hypotheses.toml"


def weigh(case: Path, board: Path = PALMYRA, gone: Sequence[str] = ()) -> tuple[ExplainRow, ...]:
    with Case(case) as opened:
        return explain(opened, board, gone)


def ranks(rows: Sequence[ExplainRow]) -> dict[str, tuple[int, int, int]]:
    return {
        row.name: (row.inconsistency_rank, row.bits_rank, row.excuses_rank)
        for row in rows
        if isinstance(row, HypothesisRow)
    }


def matrix(rows: Sequence[ExplainRow]) -> dict[tuple[str, str], str]:
    return {(r.item, r.hypothesis): r.verdict for r in rows if isinstance(r, CellRow)}


@pytest.mark.parametrize("name", NAMES)
def test_every_observation_of_a_board_is_met_and_rows_keep_to_the_schema(
    name: str, made: Made
) -> None:
    board = BOARDS / name / "hypotheses.toml"
    rows = weigh(made(name), board)
    schema = json.loads((FOLDER / "explain.json").read_text("utf-8"))
    held = jsonschema.Draft202012Validator(schema)
    for row in rows:
        held.validate(json.loads(msgspec.json.encode(row)))
    met = {row.observation for row in rows if isinstance(row, ItemRow)}
    assert met >= {one.name for one in load(board).observations}
    kinds = (HypothesisRow, ItemRow, CellRow, KnockoutRow, SettlingRow, InferenceRow)
    assert {type(row) for row in rows} == set(kinds)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_opens_on_its_words(name: str, made: Made) -> None:
    rows = weigh(made(name), BOARDS / name / "hypotheses.toml")
    spans = {one for row in rows if isinstance(row, CellRow) for one in row.spans}
    with Case(made(name)) as case:
        texts = {held.reading.document.name: held.reading.text for held in case.current()}
        for one in spans:
            assert texts[one.document][slice(*one.span)] == one.quote
        for id_ in {one.id for one in spans}:
            assert why(case, id_)[-1].what == "step"
        for row in rows:
            if isinstance(row, InferenceRow):
                assert texts[row.document][slice(*row.span)] == row.quote
                assert why(case, row.id)


def test_palmyra_is_read_as_the_page_says(made: Made) -> None:
    cells = matrix(weigh(made("palmyra-2016")))
    assert cells["contractors", "contractors"] == "entails"
    assert cells["contractors", "air-power"] == "conflicts"
    assert cells["retreat", "withdrawal"] == "entails"
    assert cells["retreat", "together"] == "conflicts"
    assert cells["not ground-troops", "special-forces"] == "conflicts"
    assert cells["not ground-troops", "air-power"] == "supports"
    assert cells["no orders-to-leave", "withdrawal"] == "conflicts"
    assert cells["no orders-to-leave", "contractors"] == "neutral"
    assert cells["an equipment photograph", "special-forces"] == "supports"


def test_who_admitted_it_outweighs_who_denied_it(made: Made) -> None:
    rows = weigh(made("the-dalles-1984"), BOARDS / "the-dalles-1984" / "hypotheses.toml")
    assert ranks(rows)["members"] == (1, 1, 1)
    told = next(r for r in rows if isinstance(r, ItemRow) and r.item == "told-by-members")
    assert "former member of the commune speaks against its own interest" in told.interest
    denied = next(r for r in rows if isinstance(r, ItemRow) and r.item == "members-deny")
    assert denied.interest == ("spokesman of the commune speaks in its own interest",)


def test_without_an_origin_the_ranking_is_what_the_page_says(made: Made) -> None:
    rows = weigh(made("palmyra-2016"))
    single = [
        row
        for row in rows
        if isinstance(row, KnockoutRow) and row.unit == "origin" and len(row.removes) == 1
    ]
    assert single
    for row in single:
        after = ranks(weigh(made("palmyra-2016"), gone=[row.removes[0].id or row.removes[0].name]))
        for change in row.changes:
            at = ("inconsistency", "bits", "excuses").index(change.weighing)
            held = {name: each[at] for name, each in after.items()}
            tiers = [{n for n in held if held[n] == k} for k in sorted(set(held.values()))]
            assert tiers == [set(tier) for tier in change.after]


def test_rejecting_what_an_origin_says_does_what_leaving_it_out_does(palmyra: Path) -> None:
    told = ranks(weigh(palmyra, gone=["Fontanka"]))
    assert told != ranks(weigh(palmyra))
    with Case(palmyra) as case:
        documents = [d.id for d in case.documents() if "fontanka" in d.facts.name]
        Judge(case, "anna").each("reject", documents)
    assert ranks(weigh(palmyra)) == told


def test_copies_of_a_story_move_nothing(palmyra: Path, tmp_path: Path) -> None:
    before = weigh(palmyra)
    source = BOARDS / "palmyra-2016" / "2016-03-29-fontanka.txt"
    for number in range(3):
        copy = tmp_path / f"copy-{number}.txt"
        copy.write_text(source.read_text("utf-8") + f"\nCopy {number}.\n", encoding="utf-8")
        facts = f'publisher = "Paper {number}"\npublished = 2016-03-30\n'
        copy.with_suffix(".toml").write_text(facts, encoding="utf-8")
        with Case(palmyra) as case:
            add(case, [copy], {}, Silence())
    after = weigh(palmyra)
    assert [r for r in after if isinstance(r, HypothesisRow)] == [
        r for r in before if isinstance(r, HypothesisRow)
    ]
    assert matrix(after) == matrix(before)
    item = next(r for r in after if isinstance(r, ItemRow) and r.item == "contractors")
    assert item.copies == 3
    assert len(item.origins) == 1


def test_a_person_overrules_a_cell_and_takes_it_back(palmyra: Path) -> None:
    rows = weigh(palmyra)
    cell = next(
        r
        for r in rows
        if isinstance(r, CellRow) and (r.item, r.hypothesis) == ("contractors", "air-power")
    )
    with Case(palmyra) as case:
        bench = Judge(case, "anna", "they need not have decided it")
        ruling = bench.cell(cell.spans[0].id, "air-power", "neutral")[0]
    now = weigh(palmyra)
    assert matrix(now)["contractors", "air-power"] == "neutral"
    assert "·*" in "\n".join(page(now))
    with Case(palmyra) as case:
        assert any(link.what == "ruling" for link in why(case, cell.spans[0].id))
        assert why(case, ruling.id)[0].label.startswith(f"cell {cell.spans[0].id} air-power")
        Judge(case, "bert").cell(cell.spans[0].id, "air-power", "entails")
    assert matrix(weigh(palmyra))["contractors", "air-power"] == "conflicts"  # disputed
    with Case(palmyra) as case:
        Judge(case, "anna").undo([ruling.id])
    assert matrix(weigh(palmyra))["contractors", "air-power"] == "entails"


def test_a_statement_that_no_observation_finds_can_be_set_against_a_hypothesis(
    palmyra: Path,
) -> None:
    with Case(palmyra) as case:
        loose = next(
            mark.id
            for held in case.current()
            if "essay" in held.reading.document.name
            for mark in held.marks
            if mark.kind == "att"
        )
        Judge(case, "anna").cell(loose, "contractors", "supports")
    cells = matrix(weigh(palmyra))
    assert cells[loose[:10], "contractors"] == "supports"
    assert cells[loose[:10], "withdrawal"] == "neutral"


def test_a_board_that_does_not_fit_is_named(palmyra: Path, tmp_path: Path) -> None:
    board = tmp_path / "bad.toml"
    board.write_text("[hypotheses.one]\nsentence = 'x'\n", encoding="utf-8")
    with pytest.raises(InputError, match="two hypotheses"):
        load(board)
    board.write_text("nothing", encoding="utf-8")
    with pytest.raises(InputError, match="no board"):
        load(board)
    moved = PALMYRA.read_text("utf-8").replace("a dead man with", "a dead man without")
    board.write_text(moved, encoding="utf-8")
    with pytest.raises(UsageError, match="does not stand"):
        weigh(palmyra, board)
    with pytest.raises(UsageError, match="nothing on this board is by"):
        weigh(palmyra, gone=["nobody at all"])


def test_argdown_has_every_hypothesis_and_inference(made: Made) -> None:
    rows = weigh(made("palmyra-2016"))
    written = argdown("Palmyra", rows)
    for row in rows:
        if isinstance(row, HypothesisRow):
            assert f"[{row.name}]: {row.sentence}" in written
    assert "  - [contractors]" in written
    assert written.count("<Inference ") == sum(isinstance(r, InferenceRow) for r in rows)


def test_a_board_is_proposed_from_rival_explanations(tmp_path: Path) -> None:
    page_ = tmp_path / "mill.txt"
    page_.write_text(
        "The bailiff said that the fire in the mill was caused by a lamp. The miller said that the"
        " fire in the mill was caused by soldiers.\n",
        encoding="utf-8",
    )
    with Case(tmp_path / "mill.tadmor", create=True) as case:
        add(case, [page_], {}, Silence())
        proposed = propose(case)
        board = tmp_path / "board.toml"
        board.write_text(proposed, encoding="utf-8")
        rows = explain(case, board)
    one, other = (row for row in rows if isinstance(row, HypothesisRow))
    assert one.rivals == (other.name,)
    assert set(matrix(rows).values()) == {"supports", "neutral"}


def test_a_case_without_rival_explanations_gets_a_bare_form(made: Made) -> None:
    with Case(made("rome-64")) as case:
        assert len(parse(tomllib.loads(propose(case)), "bare").hypotheses) == 2


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_matrix_keeps_to_its_width(name: str, made: Made) -> None:
    rows = weigh(made(name), BOARDS / name / "hypotheses.toml")
    lines = list(page(rows))
    start = next(at for at, line in enumerate(lines) if line.startswith("evidence"))
    items = [row for row in rows if isinstance(row, ItemRow)]
    table = lines[start : start + 1 + len(items)]
    assert max(map(len, table)) <= 150
    assert len({line[:36].rstrip() for line in table}) == len(table)


def test_the_page_carries_the_board_without_sets_of_origins_as_explain_weighs_them(
    made: Made,
) -> None:
    case = made("the-dalles-1984")
    board = BOARDS / "the-dalles-1984" / "hypotheses.toml"
    with Case(case) as opened:
        (table,) = boards(opened, gather(opened).without_rejected(), [board])
    sizes = Counter(len(one.origins) for one in table.without)
    largest = max(sizes)
    assert largest > 1
    assert sizes == {size: comb(sizes[1], size) for size in range(1, largest + 1)}
    assert len(table.without) <= MOST
    for one in (table.without[0], table.without[-1]):
        told = ranks(weigh(case, board, [party.name for party in one.origins]))
        assert told == {
            row.name: (row.inconsistency_rank, row.bits_rank, row.excuses_rank)
            for row in one.standings
        }
