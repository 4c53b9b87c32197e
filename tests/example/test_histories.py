"""The demo's histories of Palmyra by each account: four changes, and the days in dispute."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tadmor.dossier.build import Dossier
from tadmor.model.disputes import DisputedRow
from tadmor.model.findings import ControlRow, Party
from tadmor.pipeline.add import add
from tadmor.pipeline.demo import SETTING
from tadmor.pipeline.dossier import dossier
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests.example.conftest import DOCUMENTS, EXAMPLE

OBSERVATORY = "Syrian Observatory for Human Rights"
ALMANAC = "The Desert Almanac (fictional)"
ISLAMIC_STATE, ARMY = "Islamic State", "Syrian army"
CHANGES = [date(2015, 5, 21), date(2016, 3, 27), date(2016, 12, 11), date(2017, 3, 2)]
# By whose account which state begins with which of the four changes; "-" where no holder is named.
TOLD = [
    (OBSERVATORY, 0, "held", ISLAMIC_STATE),
    ("Syrian state television", 0, "withdrawn", "-"),
    ("Islamic State", 0, "held", ISLAMIC_STATE),
    (ALMANAC, 0, "held", ISLAMIC_STATE),
    ("Syrian army command", 1, "held", ARMY),
    (ARMY, 1, "held", ARMY),
    (OBSERVATORY, 1, "contested", ISLAMIC_STATE),
    (OBSERVATORY, 2, "held", ISLAMIC_STATE),
    ("Amaq", 2, "held", ISLAMIC_STATE),
    ("Tidings Round-Up (fictional)", 2, "held", ISLAMIC_STATE),
    ("Talal Barazi", 2, "withdrawn", "-"),
    (ARMY, 3, "held", ARMY),
    (OBSERVATORY, 3, "contested", ISLAMIC_STATE),
    (ALMANAC, 3, "held", ARMY),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("demo")
    for name, beside in SETTING.items():
        shutil.copy(EXAMPLE / name, folder / beside)
    with Case(Path(folder) / "palmyra.tadmor", create=True) as case:
        add(case, DOCUMENTS, {}, Silence())
        return dossier(case)


def at_palmyra(demo: Dossier, account: str) -> list[ControlRow]:
    return [
        row
        for row in demo.control
        if row.place.name == "Palmyra"
        and isinstance(row.account, Party)
        and row.account.name == account
        and row.state != "presence"
    ]


@pytest.mark.parametrize(("account", "change", "state", "holder"), TOLD)
def test_a_change_is_within_a_day(
    demo: Dossier, account: str, change: int, state: str, holder: str
) -> None:
    begun = [
        (row.state, row.holder.name if row.holder else "-")
        for row in at_palmyra(demo, account)
        if abs(date.fromisoformat(row.start_max or "") - CHANGES[change]).days <= 1
    ]
    assert begun == [(state, holder)]


def test_nobody_tells_another_change_but_an_almanac_that_is_wrong_twice(demo: Dossier) -> None:
    told = {(account, change) for account, change, *_ in TOLD}
    for account in {account for account, _ in told}:
        starts = [row.start_max for row in at_palmyra(demo, account)]
        known = sum(account == one for one, _ in told)
        others = ["2016-03-17", "2016-12-21"] if account == ALMANAC else []
        assert len(starts) == known + len(others)
        assert set(others) <= set(starts)


def sides(row: DisputedRow) -> set[tuple[str, str]]:
    return {(side.state, side.holder.name if side.holder else "-") for side in row.sides}


def test_the_days_in_dispute_are_shown_as_such(demo: Dossier) -> None:
    two_holders = {("held", ISLAMIC_STATE), ("held", ARMY)}
    most_of_it = {("held", ARMY), ("contested", ISLAMIC_STATE)}
    rows = [row for row in demo.disputed if row.place.name == "Palmyra"]
    assert [(row.kind, row.first, row.last, sides(row)) for row in rows] == [
        ("holder", "2016-03-17", "2016-03-26", two_holders),
        ("state", "2016-03-27", "2016-03-27", most_of_it),
        ("holder", "2016-12-11", "2016-12-11", two_holders | {("withdrawn", "-")}),
        ("holder", "2016-12-12", "2016-12-20", two_holders),
        ("state", "2017-03-02", "2017-03-02", most_of_it),
    ]
    claims = {claim.id: claim for claim in demo.claims}
    for row in rows:
        for side in row.sides:
            tellers = {claims[id_].originating_source for id_ in side.because}
            assert tellers == set(side.accounts)


def test_what_two_accounts_tell_is_marked_on_both_lanes(demo: Dossier) -> None:
    left = [row for row in demo.timeline if row.label == "Syrian army left Palmyra"]
    assert {(row.account.name, tuple(one.name for one in row.also)) for row in left} == {
        (OBSERVATORY, ("Talal Barazi",)),
        ("Talal Barazi", (OBSERVATORY,)),
    }
    assert len({row.assertion for row in left}) == 1
