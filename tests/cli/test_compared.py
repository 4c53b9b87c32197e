"""What is compared on request: proofs, relations, what was hardened, and passages shared."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor

# Of an invented siege; the pages share what the harbour master said and else nothing.
QUOTED = (
    "“Nobody who saw the lower quay that morning will ever tell you that a single lighter left it"
    " before the chain had been raised, and nobody who was not there should be believed when he"
    " names a number,” the harbour master said."
)
LAMP = (
    "The Harbour Observatory claimed that the Taliban had captured Kunduz on 28 September 2015."
    f" Clerks counted sacks of flour in three warehouses until midnight.\n\n{QUOTED}\n"
)
POST = (
    "The Taliban captured Kunduz on 28 September 2015. Their flag flies on the bridge, according to"
    " the Harbour Observatory. The mayor's nephew keeps pigeons and sold two of them.\n\n"
    f"{QUOTED}\n"
)
RIDER = (
    "The army said that it held Azaz from 1 June 2016 to 10 June 2016. The rebels said that they"
    " had captured Azaz in the first half of June 2016. The governor said that the army held Azaz"
    " from 11 June 2016 to 15 June 2016.\n"
)
LATER = (
    "The rebels said that they had captured Azaz on 3 May 2012. The army said that it had captured"
    " Azaz on 9 July 2013.\n"
)


def made(folder: Path, pages: dict[str, tuple[str, str]]) -> Path:
    for name, (published, text) in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = f'published = {published}\npublisher = "The {name.title()}"\n'
        (folder / f"{name}.toml").write_text(facts, encoding="utf-8")
    added = tadmor("add", folder / "x.tadmor", *sorted(folder.glob("*.txt")))
    assert added.returncode == 0, added.stderr
    return folder / "x.tadmor"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    return made(
        folder,
        {
            "lamp": ("2015-09-29", LAMP),
            "post": ("2015-09-30", POST),
            "rider": ("2016-06-20", RIDER),
        },
    )


def rows(case: Path, command: str, *words: str) -> list[dict[str, Any]]:
    result = tadmor(command, case, *words, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_proof_is_the_smallest_set_of_quotations_that_cannot_all_hold(case: Path) -> None:
    (clash,) = (row for row in rows(case, "conflicts", "--proofs") if row["row"] == "conflict")
    assert [said["quote"][:12] for said in clash["statements"]] == [
        "it held Azaz",
        "they had cap",
        "the army hel",
    ]
    removals = [row for row in rows(case, "conflicts", "--proofs") if row["row"] == "removal"]
    assert {len(row["statements"]) for row in removals} == {1}
    chain = rows(case, "why", clash["id"])
    assert {said["claim"] for said in clash["statements"]} <= {link["id"] for link in chain}


def test_a_relation_is_shown_level_by_level_with_what_would_dissolve_it(case: Path) -> None:
    row = next(row for row in rows(case, "conflicts", "--relations") if row["levels"])
    assert [step["level"] for step in row["levels"]] == ["what", "who", "where", "when", "how many"]
    lines = tadmor("conflicts", case, "--relations").stdout.splitlines()
    (told,) = (line for line in lines if line.startswith(row["id"]))
    assert row["why"] in told
    assert row["dissolved_by"] in told
    assert "where same" in told


def test_who_hardened_what_is_told_with_both_sentences(case: Path) -> None:
    (row,) = rows(case, "sources", "--hardened")
    assert row["source"]["name"] == "Harbour Observatory"
    assert row["by"]["name"] == "The Post"
    assert LAMP[slice(*row["before_span"])] == row["before_quote"]
    assert POST[slice(*row["after_span"])] == row["after_quote"]
    assert "Harbour Observatory in lamp.txt" in tadmor("sources", case, "--hardened").stdout


def test_a_shared_passage_is_a_row_of_its_own_and_leads_to_its_words(case: Path) -> None:
    schema = json.loads((FOLDER / "sources.json").read_text("utf-8"))
    (row,) = (row for row in rows(case, "sources") if row["row"] == "passage")
    jsonschema.Draft202012Validator(schema).validate(row)
    assert row["documents"] == ["lamp.txt", "post.txt"]
    assert row["family"] is None
    words = [link for link in rows(case, "why", row["id"]) if link["what"] == "shared words"]
    assert len(words) == 2
    for link in words:
        assert link["quote"] in QUOTED
    assert "passage  2 documents" in tadmor("sources", case).stdout


def test_what_is_compared_can_be_ruled_on(case: Path) -> None:
    ids = [
        rows(case, "conflicts", "--proofs")[0]["id"],
        rows(case, "conflicts", "--relations")[0]["id"],
        rows(case, "sources", "--hardened")[0]["id"],
        rows(case, "sources")[-1]["id"],
    ]
    assert [id_[:4] for id_ in ids] == ["prf_", "rel_", "hrd_", "psg_"]
    ruled = tadmor("judge", case, "note", ids[0], "seen", "--by", "anna")
    assert ruled.returncode == 0, ruled.stderr
    accepted = tadmor("judge", case, "accept", *ids, "--by", "anna")
    assert accepted.returncode == 0, accepted.stderr
    assert tadmor("judge", case, "accept", "rel_none", "--by", "anna").returncode == 4


def test_only_what_is_at_odds_ends_with_1(case: Path, tmp_path: Path) -> None:
    later = made(tmp_path, {"rider": ("2013-07-20", LATER)})
    assert {row["type"] for row in rows(later, "conflicts", "--relations")} == {"supersedes"}
    for view in ("--proofs", "--relations"):
        for found, code in ((case, 1), (later, 0)):
            result = tadmor("conflicts", found, view, "--fail-on", "conflict")
            assert result.returncode == code, (view, result.stdout)


def test_the_last_of_several_views_holds(case: Path) -> None:
    last = rows(case, "conflicts", "--proofs", "--relations")
    assert last == rows(case, "conflicts", "--relations")
