"""Sidecars: what they may say, what is refused, and which source of a fact stands."""

import json
from pathlib import Path

import pytest

from tadmor.documents import is_sidecar, load
from tadmor.errors import InputError, UsageError
from tadmor.model.reading import DocumentFacts

PAGE = """<html lang="fr"><head><title>Old title</title><meta name="author" content="A. Reporter">
<meta property="article:published_time" content="1871-01-29"></head>
<body><p>The forts were handed over at noon, the prefect said.</p></body></html>"""


def facts(folder: Path, toml: str, **options: str) -> DocumentFacts:
    (folder / "case.html").write_text(PAGE)
    (folder / "case.toml").write_text(toml)
    return load(folder / "case.html", options).facts


def test_every_key_is_taken(tmp_path: Path) -> None:
    told = {
        "url": "https://example.org/a",
        "title": "Forts",
        "publisher": "Le Guetteur",
        "author": "B. Other",
        "published": "1871-01~",
        "retrieved": "2020-05-05T10:00+02:00",
        "language": "en-GB",
        "republished_from": "L'Écho",
        "note": "from a cutting",
    }
    lines = "\n".join(f"{key} = {json.dumps(fact)}" for key, fact in told.items())
    found = facts(tmp_path, lines)
    assert {key: getattr(found, key) for key in told} == told


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1871-01-28", "1871-01-28"),
        ("1871-01-28T05:00:00+02:00", "1871-01-28T05:00+02:00"),
        ("1871-01-28T05:00:00", "1871-01-28T05:00"),
        ('"1871-01-2X"', "1871-01-2X"),
        ('"1871-01-28/1871-03-03"', "1871-01-28/1871-03-03"),
    ],
)
def test_dates_are_toml_or_edtf(tmp_path: Path, written: str, edtf: str) -> None:
    assert facts(tmp_path, f"published = {written}").published == edtf


def test_options_stand_over_the_sidecar_and_the_sidecar_over_the_page(tmp_path: Path) -> None:
    found = facts(tmp_path, 'title = "New title"\npublished = 1871-02-01', published="1871-02-02")
    assert (found.title, found.published) == ("New title", "1871-02-02")
    assert (found.author, found.language) == ("A. Reporter", "fr")


def test_correcting_a_sidecar_changes_neither_id_nor_text(tmp_path: Path) -> None:
    facts(tmp_path, 'title = "One"')
    before = load(tmp_path / "case.html")
    facts(tmp_path, 'title = "Two"')
    after = load(tmp_path / "case.html")
    assert (before.id, before.text) == (after.id, after.text)
    assert before.facts != after.facts


@pytest.mark.parametrize(
    ("toml", "part"),
    [
        ('title = "x"\nheadline = "y"', "the key 'headline' (line 2) is not known"),
        ("title = 3", "the key 'title' (line 1) is not a string"),
        ("\ntitle = ''", "the key 'title' (line 2) is empty"),
        ("published = 1871", "the key 'published' (line 1) is not a date"),
        ("published = 05:00:00", "the key 'published' (line 1) is not a date"),
        ('published = "last week"', "'last week', which is not a date"),
        (f'published = "{"1" * 5000}"', "which is not a date"),
        ("published = 1871-02-30", "is not TOML"),
        ('url = "javascript:alert(1)"', "is not a web address"),
        ('language = "the French"', "is not a language tag"),
        ("title = ", "is not TOML"),
        (f"title = {'1' * 5000}", "is not TOML"),
        ('title = "a"\ntitle = "b"', "is not TOML"),
        ("title = " + "[" * 50_000, "nested too deeply"),
        ("[title]\nx = 1", "the key 'title' (line 1) is not a string"),
        ("# " + "x" * 200_000, "larger than 100,000 bytes"),
    ],
)
def test_a_bad_sidecar_is_refused_by_key_and_line(tmp_path: Path, toml: str, part: str) -> None:
    with pytest.raises(InputError) as caught:
        facts(tmp_path, toml)
    sentence = str(caught.value)
    assert part in sentence
    assert sentence.startswith(str(tmp_path / "case.toml"))
    assert "\n" not in sentence
    assert len(sentence) < 500


def test_a_sidecar_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.txt").write_text("The forts were handed over.")
    (tmp_path / "case.toml").write_bytes('title = "été"'.encode("latin-1"))
    with pytest.raises(InputError, match="is not UTF-8 at byte 9"):
        load(tmp_path / "case.txt")


def test_a_sidecar_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.b.txt").write_text("The forts were handed over.")
    (tmp_path / "a.b.toml").write_bytes('title = "été"'.encode("utf-8-sig"))
    assert load(tmp_path / "a.b.txt").facts.title == "été"


@pytest.mark.parametrize(
    ("options", "part"),
    [
        ({"published": "soon"}, "--published is 'soon', which is not a date"),
        ({"republished_from": " "}, "--republished-from is empty"),
        ({"headline": "x"}, "--headline is not known"),
    ],
)
def test_a_bad_option_is_a_matter_of_usage(
    tmp_path: Path, options: dict[str, str], part: str
) -> None:
    with pytest.raises(UsageError, match=part):
        load(tmp_path / "case.txt", options)


def test_a_sidecar_is_no_document(tmp_path: Path) -> None:
    facts(tmp_path, 'title = "x"')
    assert is_sidecar(tmp_path / "case.toml")
    assert not is_sidecar(tmp_path / "case.html")
    assert not is_sidecar(tmp_path / "other.toml")
    with pytest.raises(InputError, match="is a sidecar"):
        load(tmp_path / "case.toml")


def test_facts_hold_one_line_and_no_control_characters(tmp_path: Path) -> None:
    found = facts(tmp_path, 'note = "one\\ntwo\\u001b[2J\\u0000"')
    assert found.note == "one two[2J"
