"""The tables of a case: valid by their schemas, filtered as asked, every id open to `why`."""

import json
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor

# Each table with the words that ask for it.
TABLES = {
    "claims": ("claims",),
    "conflicts": ("conflicts",),
    "control": ("control",),
    "corroboration": ("sources", "--corroboration"),
    "disputed": ("control", "--disputed"),
    "figures": ("figures",),
    "hardened": ("sources", "--hardened"),
    "proofs": ("conflicts", "--proofs"),
    "relations": ("conflicts", "--relations"),
    "sources": ("sources",),
    "timeline": ("timeline",),
    "trends": ("trends", "--event", "2016-03-27"),
}
KINDS = "act ast att cfl clm doc fam grp hrd plc prf psg rel src voc"
PREFIXES = tuple(f"{kind}_" for kind in KINDS.split())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    with as_file(files("tadmor") / "example") as example:
        shutil.copytree(example, folder, dirs_exist_ok=True)
    (folder / "case.toml").rename(folder / "palmyra.toml")
    (folder / "places.csv").rename(folder / "palmyra.places.csv")
    added = tadmor("add", folder / "palmyra.tadmor", *sorted(folder.glob("*.txt")))
    assert added.returncode == 0, added.stderr
    return folder / "palmyra.tadmor"


def rows(case: Path, *words: str) -> list[dict[str, Any]]:
    result = tadmor(words[0], case, *words[1:], "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_valid_by_the_tables_schema(case: Path, name: str) -> None:
    schema = jsonschema.Draft202012Validator(
        json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    )
    found = rows(case, *TABLES[name])
    assert found
    for row in found:
        schema.validate(row)


@pytest.mark.parametrize("name", TABLES)
def test_people_and_sheets_get_the_same_rows(case: Path, name: str) -> None:
    command, *asked = TABLES[name]
    count = len(rows(case, command, *asked))
    lines = tadmor(command, case, *asked).stdout.splitlines()
    # Lines further in belong to the row above them.
    assert sum(not line.startswith(" ") for line in lines) == count
    csv = tadmor(command, case, *asked, "--format", "csv")
    assert len(csv.stdout.splitlines()) == count + 1


def test_every_kind_of_id_in_any_table_leads_to_a_document(case: Path) -> None:
    ids = {id_ for words in TABLES.values() for row in rows(case, *words) for id_ in _ids(row)}
    ids |= {id_ for row in rows(case, "conflicts", "--dismissed") for id_ in _ids(row)}
    kinds: dict[str, str] = {id_[:4]: id_ for id_ in sorted(ids)}
    known = {"clm_", "cfl_", "act_", "plc_", "voc_", "doc_", "ast_", "fam_", "hrd_", "prf_", "rel_"}
    assert known <= set(kinds)
    for id_ in kinds.values():
        chain = rows(case, "why", id_)
        assert any(link["what"] == "document" for link in chain), id_


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(PREFIXES):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)


def test_a_chosen_set_of_sources_is_asked_apart_or_as_one(case: Path) -> None:
    army = ("control", "--place", "Palmyra", "--account", "Syrian army", "--account", "Amaq")
    apart = {row["account"]["name"] for row in rows(case, *army)}
    assert apart == {"Amaq", "Syrian army", "Syrian army command"}
    assert len({row["account"]["name"] for row in rows(case, *army, "--as-one")}) == 1


@pytest.mark.parametrize(
    "options", [("--as-one",), ("--without", "Amaq"), ("--fused", "--disputed")]
)
def test_options_that_do_not_go_together_are_refused(case: Path, options: tuple[str, ...]) -> None:
    result = tadmor("control", case, *options)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--" in result.stderr


def test_each_side_of_a_dispute_is_told_in_its_words(case: Path) -> None:
    told = tadmor("control", case, "--disputed", "--place", "Palmyra").stdout
    assert "Palmyra: disputed, 2016-03-17 to 2016-03-26" in told
    assert "“The Syrian army recaptured the city on 17 March 2016”" in told
    assert "“Islamic State still held Palmyra itself on that day”" in told


def test_control_is_asked_in_three_times_and_by_account(case: Path) -> None:
    all_ = rows(case, "control", "--place", "Palmyra")
    on_day = rows(case, "control", "--place", "Palmyra", "--held-on", "2016-12-11")
    before = rows(case, "control", "--place", "Palmyra", "--published-by", "2016-12-10")
    amaq = rows(case, "control", "--account", "Amaq")
    assert 0 < len(on_day) < len(all_)
    assert {row["account"]["name"] for row in amaq} == {"Amaq"}
    assert all((row["start_max"] or "") <= "2016-12-10" for row in before)
    holders = {row["holder"]["name"] for row in on_day if row["holder"]}
    assert {"Islamic State", "Syrian army"} <= holders


def test_conflicts_end_with_1_only_if_asked(case: Path) -> None:
    assert tadmor("conflicts", case).returncode == 0
    assert tadmor("conflicts", case, "--fail-on", "conflict").returncode == 1


def test_no_look_alike_is_among_the_disagreements(case: Path) -> None:
    found = {row["id"] for row in rows(case, "conflicts")}
    aside = rows(case, "conflicts", "--dismissed")
    assert found.isdisjoint(row["id"] for row in aside)
    assert all(row["dismissed_because"] for row in aside)
