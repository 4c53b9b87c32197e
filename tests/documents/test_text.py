"""Plain text: nothing changes, positions count code points, ids hash bytes and extractor."""

import codecs
import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.documents.text import decode_utf8, plain_text
from tadmor.errors import InputError
from tadmor.model.document import Document, document_id

Loaded = Callable[[str, bytes], Document]
HERE = Path("case.txt")
ORDINARY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


@given(ORDINARY.map(lambda text: f"a{text}"))
def test_text_is_exactly_the_bytes(text: str) -> None:
    data = text.encode()
    try:
        assert decode_utf8(HERE, data).encode() == data
    except InputError as error:
        assert "control characters" in str(error)  # noqa: PT017 - the only reason to refuse these


@given(st.binary(max_size=300))
def test_any_bytes_are_read_whole_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        text = plain_text(HERE, data)
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right, each with its law
    else:
        assert text.encode() == data.removeprefix(codecs.BOM_UTF8)


@pytest.mark.parametrize(
    "text",
    [
        "One line.\r\nAnother.\rA third.\n\n\n",
        unicodedata.normalize("NFD", "Le général à Đà Nẵng, hồi tháng Giêng"),
        "Convoy 🚚 reached تعز at dusk 👩🏽‍⚕️.",
        "می‌خواهم\u200f برگردم\u00a0\u00ad.",
        "  Two  spaces kept, and a tab\tand a page\f end ",
    ],
)
@pytest.mark.parametrize("name", ["case.txt", "case.md", "CASE.TXT"])
def test_nothing_is_changed(loaded: Loaded, name: str, text: str) -> None:
    assert loaded(name, text.encode()).text == text


def test_a_byte_order_mark_is_removed_and_not_counted(loaded: Loaded) -> None:
    document = loaded("case.txt", codecs.BOM_UTF8 + b"Kut fell")
    assert document.text[0:3] == "Kut"


def test_positions_count_code_points(loaded: Loaded) -> None:
    text = loaded("case.txt", "🚚🚚 تعز fell".encode()).text
    assert text[3:6] == "تعز"


def test_markdown_is_kept_as_it_is(loaded: Loaded) -> None:
    assert (
        loaded("case.md", b"# Kut\n\n*Fell* in [April](x).").text
        == "# Kut\n\n*Fell* in [April](x)."
    )


def test_an_id_hashes_the_bytes_as_received_and_the_extractor(loaded: Loaded) -> None:
    data = codecs.BOM_UTF8 + b"Kut fell"
    document = loaded("case.txt", data)
    sha256 = hashlib.sha256(data).hexdigest()
    assert document.facts.sha256 == sha256
    assert document.id == document_id(sha256, document.extractor)
    assert document.id == loaded("renamed.md", data).id
    assert document.id != loaded("case.txt", b"Kut fell").id
    assert document.id != document_id(sha256, "text/0")


@pytest.mark.parametrize(
    "text",
    [
        "RIFFs and ID3 tags are not what this says.",
        "A file that begins with %PDF-1.4 is a PDF file, the clerk wrote.",
        "<!-- kept --> Kut fell.",
        "<!--a-->" * 400 + "Kut fell.",
        "He wrote <html> in the margin.",
    ],
)
def test_words_about_formats_are_text(loaded: Loaded, text: str) -> None:
    assert loaded("case.md", text.encode()).text == text


def test_a_stray_control_character_is_no_reason_to_refuse(loaded: Loaded) -> None:
    text = "The relief force stood two days off. " * 5 + "\x1a"
    assert loaded("case.txt", text.encode()).text == text
