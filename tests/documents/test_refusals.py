"""Every bad input: one sentence, quickly, and nothing written."""

import gzip
import multiprocessing
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tadmor.documents import load
from tadmor.documents.capture import capture
from tadmor.errors import InputError

Refused = Callable[[str, bytes], str]
WORDS = "The garrison of Mafeking sent a runner at night. "


def sentence_of(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        load(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("empty.txt", b"", "is empty"),
        ("nul.txt", WORDS.encode() + b"\0 and more", "NUL at byte 49"),
        ("wide.txt", WORDS.encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
        ("wide.txt", WORDS.encode("utf-16-le"), "iconv -f UTF-16LE"),
        ("wide.txt", WORDS.encode("utf-16-be"), "iconv -f UTF-16BE"),
        ("wider.txt", WORDS.encode("utf-32"), "iconv -f UTF-32 -t"),
        ("wider.txt", WORDS.encode("utf-32-be"), "iconv -f UTF-32BE"),
        ("latin.txt", "Le général a nié l'évacuation.".encode("latin-1"), "from byte 4 on"),
        ("latin.txt", "Le général a nié l'évacuation.".encode("latin-1"), "WINDOWS-1252"),
        ("cut.txt", "Перемышль сдан".encode()[:-1], "middle of a UTF-8 character (byte 25)"),
        ("accent.txt", "Assaut sur le café".encode("latin-1"), "WINDOWS-1252"),
        ("damaged.txt", "Перемышль сдан".encode() + b"\xff!", "damage"),
        ("paper.txt", b"%PDF-1.7\n" + WORDS.encode(), "is a PDF file"),
        ("paper.txt", b"junk\n%PDF-1.7\n1 0 obj\nendobj\n" + WORDS.encode(), "is a PDF file"),
        ("office.md", b"PK\x03\x04" + WORDS.encode(), "office document"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "PNG picture"),
        ("packed.html", gzip.compress(WORDS.encode()), "gzip archive"),
        ("paper.html", b"%PDF-1.4\n" + WORDS.encode(), "is a PDF file"),
        ("page.txt", b"<!DOCTYPE html>\n<p>" + WORDS.encode(), "ends in .html"),
        ("page.txt", b"\n <html lang='en'><p>" + WORDS.encode(), "ends in .html"),
        ("controls.txt", b"\x01\x02abc\x03" * 50, "binary data"),
        ("blank.txt", b" \n\t\r\n", "not one letter"),
        ("dots.md", "… — 12, 13.".encode(), "not one letter"),
        ("line.txt", WORDS.encode() * 1_100_000, "5,000,000 characters"),
        ("long.txt", b"word " * 1_100_000, "5,000,000 characters"),
        ("deep.html", b"<div>" * 100_000 + WORDS.encode(), "nested more than 200 deep"),
        ("many.html", b"<p>word" * 31_000, "more than 30,000 elements"),
        ("wide.html", b"<p " + b" ".join(b"a%d" % n for n in range(50_000)) + b">x", "attributes"),
        ("big.html", b"<p>" + WORDS.encode() * 250_000, "10,000,000 bytes"),
        ("script.html", b"<html><script>var a = 'word';</script></html>", "without text"),
        ("bare.html", b"<html><body><p>&nbsp;</p></body></html>", "without text"),
        ("lying.html", b"<meta charset=utf-8><p>caf\xe9</p>" + WORDS.encode(), "not UTF-8"),
        ("lying.html", b"<meta charset=euc-jp><p>caf\xe9 \xff</p>", "says that it is euc-jp"),
        ("codec.html", b"<meta charset=zip><p>caf\xe9</p>" + WORDS.encode(), "not UTF-8"),
        ("report.docx", b"PK\x03\x04", ".docx files are not read"),
        ("report", WORDS.encode(), "without an ending"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_bad_file_is_refused_in_one_sentence(
    refused: Refused, name: str, data: bytes, part: str
) -> None:
    start = time.monotonic()
    assert part in refused(name, data)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Гарнизон Перемышля сдался на рассвете, сообщил штаб фронта.", "cp1251", "WINDOWS-1251"),
        ("قال المتحدث إن القافلة وصلت إلى المدينة مساء الأحد بعد انتظار", "cp1256", "WINDOWS-1256"),
    ],
)
def test_a_refusal_names_the_likely_encoding(
    refused: Refused, text: str, encoding: str, name: str
) -> None:
    assert f"iconv -f {name} -t UTF-8" in refused("old.txt", text.encode(encoding))


def test_what_is_not_a_regular_file_is_refused(tmp_path: Path) -> None:
    loop, other, pipe = (tmp_path / name for name in ("loop.txt", "other.txt", "pipe.txt"))
    loop.symlink_to(other)
    other.symlink_to(loop)
    os.mkfifo(pipe)
    (tmp_path / "folder.txt").mkdir()
    assert "leads back to itself" in sentence_of(loop)
    assert "is a pipe" in sentence_of(pipe)
    assert "is a directory" in sentence_of(tmp_path / "folder.txt")
    assert "is a directory" in sentence_of(tmp_path)
    assert "does not exist" in sentence_of(tmp_path / "gone.txt")
    assert "does not exist" in sentence_of(tmp_path / "report.txt" / "x.txt")
    assert "too long" in sentence_of(tmp_path / ("x" * 300 + ".txt"))
    assert "not a possible file name" in sentence_of(tmp_path / "a\0.txt")
    device = tmp_path / "device.txt"
    device.symlink_to("/dev/zero")
    assert "is a device" in sentence_of(device)


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's whole path may have 107 bytes at most
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert "is a socket" in sentence_of(Path("s.txt"))


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"12345")
    assert capture(path, limit=5).data == b"12345"
    with pytest.raises(InputError, match="larger than 4 bytes"):
        capture(path, limit=4)


def test_a_symbolic_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text(WORDS)
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real.txt")
    assert load(link).text == WORDS


def _load_as_nobody(path: str, answers: "multiprocessing.Queue[str]") -> None:
    os.setuid(65534)
    try:
        answers.put(load(Path(path)).text)
    except InputError as error:
        answers.put(str(error))


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(WORDS)
    path.chmod(0)
    if os.geteuid() != 0:
        assert "may not be read" in sentence_of(path)
        return
    for folder in (tmp_path, *tmp_path.parents[:2]):  # root may read anything: ask as nobody
        folder.chmod(0o755)
    process = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[str] = process.Queue()
    child = process.Process(target=_load_as_nobody, args=(str(path), answers))
    child.start()
    answer = answers.get(timeout=20)
    child.join(20)
    assert "may not be read by this user" in answer
    assert "\n" not in answer
