"""Rulings sent by the page: only its own are taken, none is lost, and each error is a sentence."""

import http.client
import threading
from urllib.parse import quote

import pytest

from tadmor.pipeline.collect import gather
from tadmor.web.app import HOST, serve
from tadmor.web.rulings import LONGEST
from tests.web.conftest import Bench


def test_a_ruling_is_a_row_and_the_tables_follow(bench: Bench) -> None:
    claim = bench.claim()
    asked = {"kind": "reject", "ids": [claim], "by": " Anna  Holm ", "reason": " a misprint "}
    status, answer = bench.send(asked)
    assert status == 200
    (row,) = answer["rulings"]
    assert (row["kind"], row["subjects"], row["by"]) == ("reject", [claim], "Anna Holm")
    assert (row["reason"], row["state"]) == ("a misprint", "stands")
    held = bench.data()
    assert claim not in {one["id"] for one in held["claims"]}
    assert [claim] in [one["ids"] for one in held["queue"]]
    status, answer = bench.send({"kind": "undo", "ids": [row["id"]], "by": "Anna Holm"})
    assert [one["state"] for one in answer["rulings"]] == ["undone", "stands"]
    assert claim in {one["id"] for one in bench.data()["claims"]}


def test_every_kind_of_ruling_can_be_sent(bench: Bench) -> None:
    claim = gather(bench.case).claims[0]
    one, other = (said.speaker for said in gather(bench.case).attributions[:2])
    point = {"lat": 54.9, "lon": 9.75, "radius_km": 2, "source": "a map of 1864"}
    for asked in (
        {"kind": "accept", "ids": [claim.id]},
        {"kind": "different", "ids": [one, other]},
        {"kind": "same", "ids": [one, other]},
        {"kind": "grade", "ids": [claim.id], "grade": "2"},
        {"kind": "against-interest", "ids": [claim.id]},
        {"kind": "not-against-interest", "ids": [claim.id]},
        {"kind": "note", "ids": [claim.id], "reason": "look again"},
        {"kind": "place", "name": "Dybbol", "placing": point},
    ):
        assert bench.send(asked | {"by": "anna"})[0] == 200, asked
    assert [ruling.kind for ruling in bench.case.rulings()][-1] == "place"
    assert any(place.lat == 54.9 for place in gather(bench.case).places)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Tadmor-Token": "guessed"}, 403),
        ({"X-Tadmor-Token": "\u00e9"}, 403),
        ({"X-Tadmor-Token": ""}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Length": "many"}, 411),
        ({"Content-Length": str(LONGEST + 1)}, 413),
        ({"Content-Length": "9" * 5000}, 413),
    ],
)
def test_what_another_page_could_send_is_refused(
    bench: Bench, headers: dict[str, str], status: int
) -> None:
    asked = {"kind": "reject", "ids": [bench.claim()], "by": "mallory"}
    found, answer = bench.send(asked, **headers)
    assert found == status
    assert answer["error"]
    assert bench.case.rulings() == ()


def test_a_name_that_points_here_is_not_this_machine(bench: Bench) -> None:
    host = f"evil.example:{bench.port}"
    connection = http.client.HTTPConnection(HOST, bench.port, timeout=30)
    headers = bench.headers() | {"Host": host, "Origin": f"http://{host}"}
    connection.request("POST", "/rulings", b"{}", headers)
    assert connection.getresponse().status == 403
    connection.request("GET", "/dossier.json", headers={"Host": host})
    assert connection.getresponse().status == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b'{"kind": "accept"}',
        b'{"kind": "burn", "ids": ["x"], "by": "a"}',
        b'{"kind": "accept", "ids": [1], "by": "a"}',
        b'{"kind": "accept", "ids": [], "by": "a"}',
        b'{"kind": "same", "ids": ["act_x"], "by": "a"}',
        b'{"kind": "place", "name": "Dybbol", "by": "a"}',
        b'{"kind": "accept", "ids": ["clm_x"], "by": "  "}',
        b'{"kind": "accept", "ids": ["clm_x"], "by": "' + b"a" * 81 + b'"}',
    ],
)
def test_what_is_no_ruling_is_a_sentence(bench: Bench, body: bytes) -> None:
    status, answer = bench.send(body)
    assert (status, bench.case.rulings()) == (400, ())
    assert answer["error"]


def test_an_id_that_is_not_there_is_said(bench: Bench) -> None:
    for id_ in ("clm_none", "cfl_none", "rul_none", "", "../etc/passwd"):
        status, answer = bench.send({"kind": "accept", "ids": [id_], "by": "anna"})
        assert status == 404
        assert "id" in answer["error"]
    assert bench.send({"kind": "undo", "ids": ["rul_none"], "by": "anna"})[0] == 404


def test_nobody_undoes_or_overwrites_another(bench: Bench) -> None:
    claim = bench.claim()
    (row,) = bench.send({"kind": "reject", "ids": [claim], "by": "anna"})[1]["rulings"]
    status, answer = bench.send({"kind": "undo", "ids": [row["id"]], "by": "boris"})
    assert (status, "anna" in answer["error"]) == (400, True)
    rows = bench.send({"kind": "accept", "ids": [claim], "by": "boris"})[1]["rulings"]
    assert [one["state"] for one in rows] == ["disputed", "disputed"]
    assert claim in {one["id"] for one in bench.data()["claims"]}


def test_many_write_at_once_and_nothing_is_lost(bench: Bench) -> None:
    claims = [claim.id for claim in gather(bench.case).claims]
    people = [f"reviewer {number}" for number in range(8)]
    found: list[int] = []

    def rule(name: str) -> None:
        for claim in claims:
            asked = {"kind": "accept", "ids": [claim], "by": name}
            found.append(bench.send(asked)[0])

    threads = [threading.Thread(target=rule, args=(name,)) for name in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {200}
    held = {(ruling.by, ruling.subjects[0]) for ruling in bench.case.rulings()}
    assert held == {(name, claim) for name in people for claim in claims}


def test_a_page_without_a_desk_takes_nothing() -> None:
    server = serve(lambda: "<p>only to read</p>", 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    connection = http.client.HTTPConnection(HOST, server.server_address[1], timeout=10)
    connection.request("POST", "/rulings", b"{}")
    assert connection.getresponse().status == 403
    connection.close()
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_estimate_is_given_without_some_accounts(bench: Bench) -> None:
    (first,) = bench.data()["fused"]
    party = first["voices"][0]["origin"]
    assert bench.data("/fused.json") == first
    without = bench.data(f"/fused.json?without={quote(party['id'] or party['name'])}")
    assert without["without"] == [party]
    assert without["reports"] < first["reports"]
