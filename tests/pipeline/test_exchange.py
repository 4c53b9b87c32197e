"""Coded events in a case: counted by whom they go back to, and led back to their rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.errors import CaseError, InputError, UsageError
from tadmor.model.coded import OriginsRow
from tadmor.pipeline.exchange import Coded, bring_in
from tadmor.pipeline.judge import Judge
from tadmor.pipeline.verify import verify
from tadmor.pipeline.why import why
from tadmor.store.case import Case
from tests.exchange.events import sheet, sheet_file

TWICE, BOTH = "Harbour Agency;Harbour Agency", "Harbour Agency;Mole"
EVENTS: tuple[dict[str, str], ...] = (
    {},
    {"source_office": TWICE},
    {"source_office": TWICE, "source_original": "red lantern; the Mayor"},
    {"source_office": BOTH, "source_original": "RED LANTERN"},
    {"source_office": BOTH, "source_original": ""},
    {"source_office": BOTH, "source_original": "the Mayor", "where_coordinates": "Sandbank (Elb)"},
    {"source_office": "", "source_original": "the Mayor"},
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    bring_in(tmp_path / "x.tadmor", "ucdp", sheet_file(tmp_path, *EVENTS))
    with Case(tmp_path / "x.tadmor") as opened:
        yield opened


def counts(case: Case, *places: str) -> list[tuple[int, int, int, int, int]]:
    return [
        (row.events, row.one, row.several, row.none, row.one_office)
        for row in Coded(case).origins(places)
    ]


def source(case: Case, name: str) -> str:
    rows = (row for row in Coded(case).sources() if row.row == "source")
    return next(row.id for row in rows if row.name == name)


def test_events_are_counted_by_whom_they_go_back_to(case: Case) -> None:
    assert counts(case) == [(3, 2, 0, 1, 0), (5, 3, 1, 1, 1)]
    assert counts(case, "sandbank") == [(1, 1, 0, 0, 0), (1, 1, 0, 0, 0)]
    assert counts(case, "Sandbank", "elba") == counts(case)


def test_a_count_says_what_it_does_not_show(case: Case) -> None:
    rows = [row for row in Coded(case).sources() if isinstance(row, OriginsRow)]
    assert all("not a proof of copying" in row.note for row in rows)


def test_the_first_spelling_names_a_source_and_its_offices_are_kept(case: Case) -> None:
    rows = {row.name: row for row in Coded(case).sources() if row.row == "source"}
    assert set(rows) == {"Red Lantern", "the Mayor"}
    assert rows["Red Lantern"].events == 4
    assert rows["the Mayor"].outlets == ("Harbour Agency", "Mole")


def test_sources_are_joined_by_a_ruling_and_parted_again(case: Case) -> None:
    before = counts(case)
    pair = source(case, "Red Lantern"), source(case, "the Mayor")
    (ruling,) = Judge(case, "anna", "the mayor writes it").identity("same", *pair)
    assert counts(case) == [(3, 2, 0, 1, 0), (5, 4, 0, 1, 2)]
    assert len([row for row in Coded(case).sources() if row.row == "source"]) == 1
    assert sum(link.what == "row" for link in why(case, pair[1])) == 6
    assert any(link.what == "ruling" for link in why(case, pair[1]))
    Judge(case, "anna").undo([ruling.id])
    assert counts(case) == before


def test_a_rejected_row_is_not_counted(case: Case) -> None:
    row = Coded(case).events[1].id
    (ruling,) = Judge(case, "anna", "the coder erred").each("reject", [row])
    assert counts(case)[1] == (4, 2, 1, 1, 0)
    assert [link.what for link in why(case, row)][:2] == ["row", "ruling"]
    Judge(case, "anna").undo([ruling.id])
    assert counts(case)[1] == (5, 3, 1, 1, 1)


def test_every_id_leads_to_rows_and_their_file(case: Case) -> None:
    coded = Coded(case)
    ids = {row.id for row in (*coded.sources(), *coded.event_rows(), *coded.origins(["Port Elba"]))}
    texts = {record.text for _, record in case.records()}
    for id_ in ids:
        chain = why(case, id_)
        assert [link.what for link in chain][-2:] == ["document", "step"]
        assert {link.quote for link in chain if link.what == "row"} <= texts
    (count,) = (row for row in coded.origins() if row.id == "org_entries")
    assert sum(link.what == "row" for link in why(case, count.id)) == count.events


def test_an_unknown_id_is_still_unknown(case: Case) -> None:
    for id_ in ("row_none", "org_ships", "src_none", "doc_none"):
        with pytest.raises(CaseError, match="nothing in it has the id"):
            why(case, id_)


def test_a_changed_row_is_seen(case: Case) -> None:
    assert verify(case).rows == len(EVENTS)
    assert not verify(case).damage
    with case._writing() as connection:
        connection.exec_driver_sql("update record set text = replace(text, '1931', '1932')")
    assert len(verify(case).damage) == len(EVENTS)


def test_what_came_before_is_not_brought_in_twice(tmp_path: Path, case: Case) -> None:
    assert bring_in(case.path, "ucdp", tmp_path / "ged.csv") is None
    more = sheet_file(tmp_path, *EVENTS, {"id": "99"}, name="more.csv")
    assert bring_in(case.path, "ucdp", more) == 1


def test_what_fails_leaves_no_case_behind(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(sheet({}, {"best": "six"}), "utf-8")
    with pytest.raises(InputError, match="line 3"):
        bring_in(tmp_path / "new.tadmor", "ucdp", file)
    assert not list(tmp_path.glob("new*"))
    with pytest.raises(UsageError):
        bring_in(tmp_path / "new.tadmor", "atlas", file)
