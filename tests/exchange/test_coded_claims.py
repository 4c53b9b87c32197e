"""What a coded event claims, on whose word, and how exactly."""

from pathlib import Path

from tadmor.model.coded import CodedClaimRow
from tadmor.model.findings import UNNAMED
from tadmor.pipeline.exchange import Coded, bring_in
from tadmor.pipeline.why import why
from tadmor.store.case import Case
from tests.exchange.events import sheet_file


def claims(folder: Path, event: dict[str, str]) -> tuple[CodedClaimRow, ...]:
    bring_in(folder / "x.tadmor", "ucdp", sheet_file(folder, event))
    with Case(folder / "x.tadmor") as case:
        return tuple(Coded(case).claims())


def test_an_event_claims_that_it_was_and_how_many_died(tmp_path: Path) -> None:
    clash, total, *sides = claims(tmp_path, {})
    assert (clash.frame, clash.figure) == ("clash", None)
    assert total.figure
    assert (total.figure.min, total.figure.max, total.best) == (5, 9, 6)
    counts = [(row.figure.whose, row.figure.min) for row in sides if row.figure]
    assert counts == [("Government of Karsova", 1), ("Hill League", 2), ("civilians", 3)]
    assert (clash.where.lat, clash.where.lon, clash.where.kind) == (34.5, 36.25, "point")
    assert clash.time == "1931-03-04"


def test_the_coder_is_never_the_origin(tmp_path: Path) -> None:
    clash, *_ = claims(tmp_path, {})
    assert [party.name for party in clash.relay] == ["Uppsala Conflict Data Program", "Red Lantern"]
    assert clash.originating_source.name == "Red Lantern"


def test_of_several_sources_none_is_the_origin(tmp_path: Path) -> None:
    clash, *_ = claims(tmp_path, {"source_original": "Red Lantern, the Mayor"})
    assert clash.originating_source.name == UNNAMED
    assert [party.name for party in clash.sources] == ["Red Lantern", "the Mayor"]


def test_nothing_coded_is_not_nobody_killed(tmp_path: Path) -> None:
    none = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "low", "best", "high"), "0")
    assert [row.frame for row in claims(tmp_path, none)] == ["clash"]


def test_one_sided_violence_is_an_attack_and_bounds_hold_the_figure(tmp_path: Path) -> None:
    attack, total, *_ = claims(tmp_path, {"type_of_violence": "3", "low": "7", "high": "5"})
    assert attack.frame == "attack"
    assert total.figure
    assert (total.figure.min, total.figure.max) == (6, 6)


def test_every_claim_leads_to_its_row(tmp_path: Path) -> None:
    held = claims(tmp_path, {"date_end": "1931-03-06", "where_prec": "2"})
    assert len({row.id for row in held}) == len(held)
    assert {row.where.radius_km for row in held} == {25.0}
    with Case(tmp_path / "x.tadmor") as case:
        for row in held:
            chain = why(case, row.id)
            assert [link.what for link in chain] == ["claim", "row", "document", "step"]
            assert chain[1].quote == row.quote
