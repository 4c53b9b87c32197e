"""Documents sent by the page: read in the background, each whole in the case or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.pipeline.receive import free_name, safe_name
from tadmor.pipeline.verify import verify
from tadmor.store.case import Case
from tadmor.web.documents import LARGEST, MOST
from tests.cli.run import FAST
from tests.web.conftest import Bench

TO = "/documents"
TEXT = "The miller said that the Danish army had left Dybbol on 16 April 1864.\n"
OPEN = {"waiting", "reading"}


def dropped(name: str, data: bytes, **more: Any) -> dict[str, Any]:
    return {"name": name, "data": b64encode(data).decode()} | more


def progress(bench: Bench, number: int) -> Iterator[dict[str, Any]]:
    """Ask how far a document is, again and again."""
    while True:
        held = bench.data("/documents.json")["documents"]
        yield next(row for row in held if row["number"] == number)


def send(bench: Bench, body: dict[str, Any]) -> dict[str, Any]:
    """Send a document and wait until it is done; give what was told of it last."""
    status, answer = bench.send(body, TO)
    assert status == 200, answer
    rows = progress(bench, answer["number"])
    for _ in takewhile(lambda row: row["state"] in OPEN, rows):
        pass
    return next(rows)


def names(bench: Bench) -> list[str]:
    return [one["document"]["name"] for one in bench.data()["readings"]]


def test_a_dropped_file_is_read_with_its_sidecar(bench: Bench) -> None:
    sidecar = 'publisher = "The Mill Gazette"\npublished = 1864-04-20\n'
    row = send(bench, dropped("mill.txt", TEXT.encode(), sidecar=sidecar))
    assert (row["state"], row["name"], row["sentence"]) == ("added", "mill.txt", None)
    assert row["sha256"] == sha256(TEXT.encode()).hexdigest()
    reading = bench.data()["readings"][-1]
    assert reading["text"] == TEXT
    assert reading["document"]["publisher"] == "The Mill Gazette"
    assert len(reading["claims"]) == row["claims"] > 0
    assert verify(bench.case).damage == ()


def test_a_pasted_text_is_a_document_with_the_hash_of_its_bytes(bench: Bench) -> None:
    text = "\u0641\u064a \u062a\u062f\u0645\u0631\r\n" + TEXT
    facts = {"title": "What the miller saw", "published": "1864-04-20", "publisher": " "}
    row = send(bench, {"text": text, "facts": facts})
    assert (row["name"], row["state"]) == ("what-the-miller-saw.txt", "added")
    assert row["sha256"] == sha256(text.encode()).hexdigest()
    document = next(one for one in bench.case.documents() if one.facts.name == row["name"])
    assert (document.received, document.text) == (text.encode(), text)
    assert document.facts.title == "What the miller saw"
    assert document.facts.publisher is None


def test_nothing_comes_twice_and_nothing_takes_anothers_place(bench: Bench) -> None:
    assert send(bench, dropped("mill.txt", TEXT.encode()))["state"] == "added"
    again = send(bench, dropped("copy.txt", TEXT.encode()))
    assert (again["state"], again["name"]) == ("known", "mill.txt")
    other = send(bench, dropped("mill.txt", TEXT.replace("16", "17").encode()))
    assert (other["state"], other["name"]) == ("added", "mill (2).txt")
    assert names(bench) == ["gazette.txt", "mill.txt", "mill (2).txt"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (dropped("empty.txt", b""), "is empty"),
        (dropped("scan.pdf", b"%PDF-1.7"), ".pdf files are not read"),
        (dropped("scan.txt", b"%PDF-1.7\n"), "is a PDF file"),
        (dropped("noname", b"words"), "has a name without an ending"),
        (dropped("bad.txt", b"words", sidecar="published = yesterday"), "is not TOML"),
        ({"text": "  \n"}, "text"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(
    bench: Bench, body: dict[str, Any], words: str
) -> None:
    row = send(bench, body)
    assert row["state"] == "unread"
    assert words in row["sentence"]
    assert names(bench) == ["gazette.txt"]
    assert send(bench, dropped("mill.txt", TEXT.encode()))["state"] == "added"


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ({"text": TEXT, "facts": {"published": "yesterday"}}, {}, 400),
        ({"text": TEXT, "facts": {"sha256": "0"}}, {}, 400),
        (b'{"name": "x.txt", "data": "?"}', {}, 400),
        (b"{", {}, 400),
        ({"text": TEXT}, {"X-Tadmor-Token": "guessed"}, 403),
        ({"text": TEXT}, {"Origin": "http://evil.example"}, 403),
        ({"text": TEXT}, {"Content-Type": "text/plain"}, 415),
        ({"text": TEXT}, {"Content-Length": str(MOST + 1)}, 413),
    ],
)
def test_what_does_not_fit_is_refused(
    bench: Bench, body: Any, headers: dict[str, str], status: int
) -> None:
    found, answer = bench.send(body, TO, **headers)
    assert (found, names(bench)) == (status, ["gazette.txt"])
    assert answer["error"]


def test_a_text_that_is_too_long_is_refused_at_once(bench: Bench) -> None:
    status, answer = bench.send({"text": "a" * (LARGEST + 1)}, TO)
    assert (status, "tadmor add" in answer["error"]) == (400, True)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\anna\\notes.txt", "notes.txt"),
        ("/etc/cron.d/x.txt", "x.txt"),
        ("..", "document.txt"),
        ("a\u202ecod\x00\n.txt", "acod.txt"),
        (".hidden.txt", "hidden.txt"),
    ],
)
def test_a_hostile_name_is_only_a_name(bench: Bench, name: str, safe: str) -> None:
    folder = bench.case.path.parent
    before = {path.name for path in folder.iterdir()}
    row = send(bench, dropped(name, TEXT.encode()))
    assert (row["state"], row["name"]) == ("added", safe)
    assert {path.name for path in folder.iterdir()} - before <= {"x.tadmor-wal", "x.tadmor-shm"}


@given(st.text(max_size=300))
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert 0 < len(safe) <= 120
    assert not set(safe) & set("/\\:\0\n")


@given(st.lists(st.sampled_from(["a.txt", "a (2).txt", "b.md"]), max_size=6))
def test_every_document_gets_a_name_of_its_own(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(free_name(name, taken))
    assert len(set(taken)) == len(names)


KILLED = """
import os, signal, sys
from pathlib import Path
from tadmor.pipeline import receive
from tadmor.store import rows
from tadmor.store.case import Case

def stop(*_):
    os.kill(os.getpid(), signal.SIGKILL)

rows.add_entry = stop  # the last row of the transaction
with Case(Path(sys.argv[1])) as case:
    receive.receive(case, receive.Parcel(name="mill.txt", data=sys.argv[2].encode()))
"""


def test_killed_midway_nothing_is_half_written(bench: Bench) -> None:
    path = bench.case.path
    command = [sys.executable, "-c", KILLED, str(path), TEXT]
    killed = subprocess.run(command, check=False, env={**os.environ, **FAST}, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    held = sqlite3.connect(path)
    assert held.execute("select count(*) from document").fetchone() == (1,)
    assert held.execute("select count(*) from reading").fetchone() == (1,)
    held.close()
    with Case(Path(path)) as case:
        assert verify(case).damage == ()
    assert send(bench, dropped("mill.txt", TEXT.encode()))["state"] == "added"
