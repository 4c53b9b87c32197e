import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.dossier import page
from tadmor.dossier.build import Dossier, build
from tadmor.errors import TadmorError
from tadmor.model.reading import DocumentFacts, Reading
from tests.dossier.karsova_claims import GARRISON
from tests.dossier.make import hostile, letter
from tests.dossier.siege import siege
from tests.dossier.tables_case import tables_case

TEMPLATE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Tadmor</title><style rel="stylesheet" crossorigin>p { color: red }</style>
</head><body><script id="dossier" type="application/json">
  null
</script>
<script type="module" crossorigin>const page = document.getElementById('dossier')</script>
</body></html>
"""


@pytest.fixture(autouse=True)
def template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_template", lambda: TEMPLATE)


class Outline(HTMLParser):
    """What a browser would see: each element with its attributes, and what stands in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self.name = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.name = f"{tag} {dict(attrs).get('type', '')}".strip()

    def handle_data(self, data: str) -> None:
        self.inside[self.name] = self.inside.get(self.name, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.name = ""


def embedded(text: str) -> Any:
    return json.loads(Outline(text).inside["script application/json"])


def test_the_page_holds_the_dossier_and_nothing_is_lost() -> None:
    dossier = build([siege(), letter()], title="The outer forts", question="Who held them?")
    assert embedded(page.render(dossier)) == plain(dossier)


def test_the_tables_of_a_case_are_in_the_page() -> None:
    dossier = tables_case()
    held = embedded(page.render(dossier))
    assert held == plain(dossier)
    assert held["control"][0]["account"] == {"id": GARRISON.id, "name": "Garrison command"}
    assert held["control"][-1]["account"] == "fused"


def plain(dossier: Dossier) -> Any:
    return json.loads(msgspec.json.encode(dossier))


def test_hostile_words_make_no_element() -> None:
    attack = hostile()
    text = page.render(build([attack], title=attack.document.title or ""))
    outline = Outline(text)
    assert [tag for tag, _ in outline.elements] == [tag for tag, _ in with_policy()]
    assert outline.inside["title"] == attack.document.title
    assert embedded(text)["readings"][0]["document"]["note"] == attack.document.note
    assert "\u2028" not in text
    assert "\u2029" not in text


def with_policy() -> list[tuple[str, dict[str, str | None]]]:
    elements = Outline(TEMPLATE).elements
    return [*elements[:3], ("meta", {}), *elements[3:]]


@given(
    st.text(), st.text(alphabet=st.sampled_from("</>script!-&\\\u2028\u2029'\"g<0>1"), max_size=60)
)
def test_any_words_come_back_as_they_were(title: str, words: str) -> None:
    facts = DocumentFacts(name=words, sha256="0")
    text = page.render(build([Reading(document=facts, text=words, voices=())], title=title))
    assert embedded(text)["readings"][0]["text"] == words
    assert len(Outline(text).elements) == len(with_policy())


def test_the_policy_allows_the_pages_own_script_and_style_alone() -> None:
    text = page.render(build([siege()], title="Forts"))
    metas = [attributes for tag, attributes in Outline(text).elements if tag == "meta"]
    policy = metas[1]["content"] or ""
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["script-src"] == digest(TEMPLATE, "script type=.module.")
    assert directives["style-src"] == digest(TEMPLATE, "style")
    assert directives["default-src"] == directives["connect-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def digest(text: str, element: str) -> str:
    inner = re.search(f"<{element}[^>]*>(.*?)</", text, re.DOTALL)
    assert inner is not None
    return f"'sha256-{base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()}'"


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert page.render(build([siege()], title="A")) == page.render(build([siege()], title="A"))


def test_a_missing_front_end_says_how_to_build_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(TadmorError, match="uv sync --reinstall-package tadmor"):
        page.render(build([], title="None"))
    file = tmp_path / "web" / "static" / page.TEMPLATE
    file.parent.mkdir(parents=True)
    file.write_text("<title>half a page</title>", encoding="utf-8")
    with pytest.raises(TadmorError, match="no place for a dossier"):
        page.render(build([], title="None"))
