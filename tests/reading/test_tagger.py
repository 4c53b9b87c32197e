"""The shipped reader: sound on any text, right on plain sentences, whole as shipped."""

import hashlib
import json
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.errors import TadmorError
from tadmor.model.text import Span, fits, quote
from tadmor.reading import windows
from tadmor.reading.tagger import STRETCH, WEIGHTS, Found, attributions, stretches

PLAIN = {
    "Captain Ferro said the bridge at Vasto had fallen.": (
        "Captain Ferro",
        "said",
        "the bridge at Vasto had fallen",
    ),
    "“We shall hold the mill until dawn,” Colonel Ibarra told reporters.": (
        "Colonel Ibarra",
        "told",
        "“We shall hold the mill until dawn",
    ),
    "According to the harbour office, two barges were sunk on Monday.": (
        "the harbour office",
        "According to",
        "two barges were sunk on Monday",
    ),
    "The rebels claimed that they had taken the northern gate of the city.": (
        "The rebels",
        "claimed",
        "that they had taken the northern gate of the city",
    ),
}


@pytest.mark.parametrize("text", PLAIN)
def test_plain_sentences(text: str) -> None:
    (found,) = attributions(text)
    source, cue, content = PLAIN[text]
    assert quote(text, found.source) == source
    assert quote(text, found.cue).startswith(cue)
    assert quote(text, found.content).startswith(content)


def test_narration_has_no_attribution() -> None:
    assert attributions("The column crossed the river at noon. Two guns were lost.") == ()


def _sound(text: str, found: tuple[Found, ...]) -> None:
    for item in found:
        spans = (*item.source, *item.cue, *item.content)
        assert item.content
        assert all(fits(text, span) for span in spans)
        assert 0 <= item.confidence <= 1


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=30)
def test_any_text_can_be_read(text: str) -> None:
    _sound(text, attributions(text))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00\u00ad", "\ufeff", "\u0301", "[MASK]", "x" * 9000]
)
def test_odd_texts(text: str) -> None:
    assert attributions(text) == ()


def test_positions_count_code_points_whatever_stands_before() -> None:
    text = "Captain Ferro said the bridge at Vasto had fallen."
    odd = "𐎠𐎡 é e\u0301 \u202f"
    (plain,), (moved,) = attributions(text), attributions(f"{odd}\n\n{text}")
    by = len(odd) + 2
    assert moved.content == tuple(span.shifted(by) for span in plain.content)
    assert moved.source == tuple(span.shifted(by) for span in plain.source)


def test_a_long_text_is_read_in_stretches() -> None:
    paragraph = "Sister Agnes said the well had run dry. The road to Olmo was empty by then.\n"
    text = paragraph * (2 * STRETCH // len(paragraph))
    assert len(list(stretches(text))) > 1
    found = attributions(text)
    _sound(text, found)
    assert len(found) >= text.count("said") * 0.9
    assert list(found) == sorted(found, key=_place)


def _place(found: Found) -> Span:
    return min(chain(found.source, found.cue, found.content))


@given(st.text("ab \n", min_size=1), st.integers(1, 3))
@settings(max_examples=10)
def test_stretches_cover_the_text(text: str, times: int) -> None:
    whole = text * (times * STRETCH // len(text) + 1)
    parts = list(stretches(whole))
    assert "".join(whole[part.start : part.end] for part in parts) == whole
    assert all(part.end - part.start <= STRETCH for part in parts)


def test_reading_twice_gives_the_same() -> None:
    text = " ".join(PLAIN)
    assert attributions(text) == attributions(text)


def test_the_weights_are_those_of_the_manifest() -> None:
    manifest = json.loads((WEIGHTS / "manifest.json").read_bytes())
    assert set(manifest["files"]) == {"reader.onnx", "tokenizer.json"}
    card = (WEIGHTS / "CARD.md").read_text("utf-8")
    for name, entry in manifest["files"].items():
        content = (WEIGHTS / name).read_bytes()
        assert len(content) == entry["bytes"]
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert entry["sha256"] in card
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 30_000_000


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TadmorError, match="weights are not there"):
        windows.load(tmp_path)
    manifest = {"files": {"reader.onnx": {"bytes": 3, "sha256": ""}}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "reader.onnx").write_bytes(b"12")
    with pytest.raises(TadmorError, match="2 bytes where the manifest says 3"):
        windows.load(tmp_path)


def test_threads_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TADMOR_THREADS", "3")
    assert windows.threads() == 3
    for odd in ("", "0", "many", "-1", "²"):
        monkeypatch.setenv("TADMOR_THREADS", odd)
        assert 1 <= windows.threads() <= windows.MOST_THREADS


def test_importing_the_tagger_loads_nothing_heavy() -> None:
    code = (
        "import sys, tadmor.reading.tagger;"
        "print([m for m in ('numpy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"
