"""Laws of ids: content makes them, and nothing else does."""

from dataclasses import replace

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tadmor.model.provenance import Step, basis, marks
from tadmor.model.reading import Reading
from tadmor.model.values import canonical, mint
from tests.strategies import readings

parts = st.lists(st.text(max_size=5) | st.integers() | st.none(), max_size=4)


@given(parts, parts)
def test_equal_content_and_only_equal_content_has_one_id(
    left: list[object], right: list[object]
) -> None:
    same = canonical(left) == canonical(right)
    assert (mint("clm", *left) == mint("clm", *right)) == same


@given(parts)
def test_the_prefix_is_part_of_the_content(content: list[object]) -> None:
    assert mint("clm", *content).split("_")[1] != mint("att", *content).split("_")[1]


def test_division_into_parts_is_part_of_the_content() -> None:
    assert mint("clm", "a.b", "c") != mint("clm", "a", "b.c")


def test_an_id_is_the_same_on_every_machine_and_day() -> None:
    assert mint("clm", "Tadmor", 2015) == "clm_ryqxw65sb4onjnswweamlsl5v4"


@given(readings())
def test_marks_are_unique_and_repeatable(reading: Reading) -> None:
    held = tuple(marks("doc_x", reading))
    assert held == tuple(marks("doc_x", reading))
    assert len({mark.id for mark in held}) == len(held)


@given(readings())
def test_an_id_does_not_depend_on_what_else_was_found(reading: Reading) -> None:
    alone = replace(reading, attributions=(), actors=(), times=(), claims=reading.claims[:1])
    alone = replace(alone, claims=tuple(replace(c, attribution=None) for c in alone.claims))
    first = [mark for mark in marks("doc_x", reading) if mark.kind == "clm"][:1]
    assert [mark for mark in marks("doc_x", alone) if mark.kind == "clm"] == first


@given(readings())
def test_another_document_has_other_ids(reading: Reading) -> None:
    here, there = marks("doc_x", reading), marks("doc_y", reading)
    assert {mark.id for mark in here}.isdisjoint(mark.id for mark in there)


@given(readings())
def test_a_reading_survives_its_json(reading: Reading) -> None:
    assert msgspec.json.decode(canonical(reading), type=Reading) == reading


@given(readings(), st.text())
def test_correcting_a_title_leaves_the_basis_of_reading(reading: Reading, title: str) -> None:
    assert basis(reading.document) == basis(replace(reading.document, title=title))
    assert basis(reading.document) != basis(replace(reading.document, published="1187-10-02"))


def test_a_step_is_named_by_all_that_its_result_depends_on() -> None:
    ids = {
        Step(name="read", version="1").id,
        Step(name="read", version="2").id,
        Step(name="read", version="1", settings="weights x").id,
    }
    assert len(ids) == 3
