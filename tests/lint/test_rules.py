"""What each rule says of one sentence, and the ways to cite and to silence."""

from pathlib import Path

import pytest

from tadmor.lint.rules import rules
from tadmor.model.lint import LintRow
from tadmor.pipeline.add import add
from tadmor.pipeline.lint import Linter
from tadmor.progress import Silence
from tadmor.store.case import Case

LAMP = (
    "The miners' guild said on 3 May 1922 that its men had taken the fort of Ostrava on 2 May 1922."
    " It said that at least 40 gendarmes had been captured. The guild planned to attack the"
    ' arsenal.\n\n"We hold the bridge and the mill," a foreman said.\n'
)
POST = (
    "The prefect of Ostrava denied on 4 May 1922 that the guild's men had taken the fort of"
    " Ostrava. His clerk reportedly left the town by train.\n"
)
DOCS = Path(__file__).parents[2] / "docs" / "linting.md"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("ostrava")
    for name, text, day in (("lamp", LAMP, 5), ("post", POST, 6)):
        (folder / f"{name}.txt").write_text(text.replace("\n", " ").replace("  ", "\n\n"), "utf-8")
        (folder / f"{name}.toml").write_text(
            f'published = 1922-05-0{day}\npublisher = "The {name}"\n'
        )
    made = Case(folder / "x.tadmor", create=True)
    add(made, sorted(folder.glob("*.txt")), {}, Silence())
    return made


@pytest.fixture(scope="module")
def linter(case: Case) -> Linter:
    return Linter(case)


def found(linter: Linter, text: str) -> list[str]:
    return [row.rule for row in linter.text("report.md", text).rows]


def rows(linter: Linter, text: str) -> tuple[LintRow, ...]:
    return linter.text("report.md", text).rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The guild said that it had captured "at least 40 gendarmes".', []),
        ("The guild said that it had captured at least 40 gendarmes.", ["uncited"]),
        ("The guild said that it had captured at least 40 gendarmes.[^x]", ["note-missing"]),
        ("The guild spoke of 40 gendarmes.[^x]\n\n[^x]: see there", ["note-empty"]),
        ("The guild spoke of gendarmes [clm_aaaaaaa].", ["id-unknown"]),
        ('The guild said that "at least 40 gendarmes had been hanged".', ["quote-edited"]),
        ('The guild said that "a hundred ships had sailed at dawn".', ["quote-gone"]),
        ('The foreman said: "We hold the bridge \u2026 mill."', []),
        ("What happened at the arsenal? We do not know.", []),
        ("# The guild took the fort\n\nIn our view the guild took the arsenal.", []),
        ("We read two pages. This report follows them.", []),
    ],
)
def test_citing(linter: Linter, text: str, expected: list[str]) -> None:
    assert found(linter, text) == expected


def test_a_quotation_must_stand_where_it_is_cited(linter: Linter) -> None:
    told = 'A foreman spoke of the mill.[^x]\n\n[^x]: {}: "We hold the bridge and the mill"'
    assert found(linter, told.format("lamp.txt")) == []
    assert found(linter, told.format("post.txt")) == ["quote-moved"]
    assert found(linter, told.format("lamp.txt#char=0,9")) == ["quote-moved"]


def test_a_definition_may_hold_several_quotations(linter: Linter) -> None:
    told = (
        'A foreman spoke of the mill.[^x]\n\n[^x]: "the bridge and the mill", "captured. The guild"'
    )
    assert found(linter, told) == []
    nested = 'A foreman spoke.[^x]\n\n[^x]: ""We hold the bridge and the mill," a foreman said"'
    assert found(linter, nested) == []


def test_a_block_quote_is_a_quotation_if_it_is_near_one(linter: Linter) -> None:
    assert found(linter, "> We hold the bridge and the mill.") == []
    assert found(linter, "> We hold the bridge and the old mill.") == ["quote-edited"]
    assert found(linter, "> All that follows is told on the word of others.") == []


def test_an_id_may_be_shortened_and_rejected(case: Case, linter: Linter) -> None:
    claim = next(one for one in linter.whole.claims if "gendarmes" in one.quote)
    text = "The guild said that at least 40 gendarmes had been captured [{}]."
    assert found(linter, text.format(claim.id)) == []
    assert found(linter, text.format(claim.id[:12])) == []
    row = rows(linter, text.replace("at least ", "").format(claim.id))[0]
    assert (row.rule, row.line, row.severity) == ("number-bound", 1, "error")
    assert row.cited[0].claim == claim.id
    assert row.cited[0].document == "lamp.txt"


def test_a_denial_is_told_beside(linter: Linter) -> None:
    told = 'The guild said on 3 May 1922 that "its men had taken the fort of Ostrava".'
    assert found(linter, told) == ["denial-omitted"]
    assert found(linter, f'{told} The prefect denied it: "denied on 4 May 1922 that".') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild verified that its men had taken the fort.", ["stance"]),
        ("The foreman said that they held the bridge, which is beyond doubt.", ["sureness"]),
        ("We have verified every quotation.", []),
        ("We verified that the guild held the fort.", ["sureness"]),
        ("All sources agree that the guild held the bridge.", ["sureness"]),
        ("Nothing of this is confirmed.", []),
    ],
)
def test_prose_is_no_surer(linter: Linter, text: str, expected: list[str]) -> None:
    cited = '[^x]\n\n[^x]: "its men had taken the fort" and "We hold the bridge and the mill"'
    rules_found = set(found(linter, f"{text}{cited}"))
    assert rules_found & {"stance", "sureness"} == set(expected)


def test_comments_silence_rules(linter: Linter) -> None:
    bad = "The guild said that it had captured 40 gendarmes."
    assert found(linter, f"<!-- lint off uncited -->\n\n{bad}\n\n{bad}") == []
    assert found(linter, f"<!-- lint skip uncited -->\n\n{bad}\n\n{bad}") == ["uncited"]
    assert found(linter, f"<!-- lint off -->\n\n{bad}\n\n<!-- lint on -->\n\n{bad}") == ["uncited"]
    assert found(linter, f"{bad} <!-- lint skip -->") == []
    assert found(linter, "<!-- lint off uncitd -->\n") == ["comment"]


def test_the_documentation_lists_every_rule() -> None:
    text = DOCS.read_text("utf-8")
    for rule in rules().values():
        assert f"| `{rule.id}` | {rule.severity} | {rule.title} | {rule.explanation} |" in text


def test_a_report_leaves_the_case_as_it_was(case: Case, linter: Linter) -> None:
    before = case.path.read_bytes()
    found(linter, "The guild took Prague.")
    assert case.path.read_bytes() == before
    assert not any(one.document == "the report" for one in linter.whole.claims)
