"""Citations of what is no longer there: another version of a document, a rejected claim."""

from pathlib import Path

from tadmor.model.rulings import Ruling
from tadmor.pipeline.add import add
from tadmor.pipeline.lint import Linter
from tadmor.progress import Silence
from tadmor.store.case import Case

FIRST = "The mayor of Osh said that the militia had taken the bridge at Uzgen on 2 June 1991.\n"
SECOND = (
    "The mayor of Osh now says that the militia had burnt the bridge at Uzgen on 3 June 1991.\n"
)
REPORT = "The mayor said that the militia had taken the bridge [{}]."


def made(folder: Path) -> tuple[Case, str]:
    (folder / "page.txt").write_text(FIRST, "utf-8")
    case = Case(folder / "x.tadmor", create=True)
    add(case, [folder / "page.txt"], {}, Silence())
    claims = Linter(case).whole.claims
    return case, next(claim.id for claim in claims if claim.frame == "gain")


def rules(case: Case, text: str) -> list[str]:
    return [row.rule for row in Linter(case).text("report.md", text).rows]


def test_a_claim_of_an_older_version_is_stale(tmp_path: Path) -> None:
    case, id_ = made(tmp_path)
    assert rules(case, REPORT.format(id_)) == []
    (tmp_path / "page.txt").write_text(SECOND, "utf-8")
    add(case, [tmp_path / "page.txt"], {}, Silence())
    assert rules(case, REPORT.format(id_)) == ["id-stale"]
    quoted = 'The mayor said that "the militia had taken the bridge at Uzgen".'
    assert rules(case, quoted) == ["quote-edited"]


def test_a_rejected_claim_is_no_evidence(tmp_path: Path) -> None:
    case, id_ = made(tmp_path)
    case.rule([Ruling(kind="reject", subjects=(id_,), by="anna", at="2024-01-01T00:00:00+00:00")])
    assert rules(case, REPORT.format(id_)) == ["rejected"]
