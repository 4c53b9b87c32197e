"""`tadmor import`: a gazetteer beside a case."""

from pathlib import Path

from tests.cli.run import tadmor

ROWS = """name,aliases,lat,lon,radius_km,source
Birnat al-Sharq,Birna,34.10,38.20,2,own survey
Nowhere,,95.0,38.20,2,own survey
"""
TEXT = "The army took Birnat al-Sharq on 3 May 2016, the ministry said.\n"


def test_places_that_are_brought_in_are_found(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    result = tadmor("import", "case.tadmor", "--from", "csv", "rows.csv", cwd=tmp_path)
    assert result.returncode == 3
    assert "1 new place," in result.stderr
    assert "rows.csv" in result.stderr
    assert tadmor("add", "case.tadmor", "one.txt", cwd=tmp_path).returncode == 0
    claims = tadmor("claims", "case.tadmor", "--format", "jsonl", cwd=tmp_path).stdout
    assert "Birnat al-Sharq" in claims


def test_an_unknown_form_is_a_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    result = tadmor("import", "case.tadmor", "--from", "atlas", "rows.csv", cwd=tmp_path)
    assert result.returncode == 2
    assert "atlas" in result.stderr
