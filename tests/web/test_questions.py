"""Rows of questions sent by the page: recorded, answered, and refused with a sentence."""

from typing import Any

import pytest

from tests.web.conftest import Bench

TO = "/questions"


def asked(bench: Bench) -> str:
    scope = {"place": "Dybbol", "frames": ["gain"]}
    body = {"act": "asked", "text": "Who took Dybbol?", "scope": scope, "by": "anna"}
    status, answer = bench.send(body, TO)
    assert status == 200, answer
    return str(answer["questions"][0]["id"])


def test_a_question_is_asked_worked_on_and_answered(bench: Bench) -> None:
    id_ = asked(bench)
    (row,) = bench.data()["questions"]
    claim = row["claims"][0]
    reason = {"text": "The army said that it had taken Dybbol.", "claims": [claim]}
    finding = {"text": "One of the two armies said that it had.", "reasons": [reason]}
    search = {"what": "the abbot's letters", "where": "the abbey"}
    for body in (
        {"act": "left out", "claims": [claim]},
        {"act": "added", "claims": [claim]},
        {"act": "status", "status": "in work"},
        {"act": "finding", "finding": finding},
        {"act": "searched", "search": search},
        {"act": "status", "status": "answered"},
        {"act": "grouped", "scope": {"words": "Danish"}},
    ):
        status, answer = bench.send({"question": id_, "by": " Anna  Holm "} | body, TO)
        assert status == 200, answer
    (row,) = bench.data()["questions"]
    assert answer["questions"] == [row]
    assert (row["status"], row["finding"]["by"]) == ("answered", "Anna Holm")
    assert row["searched"][0]["search"] == search | {"on": None}
    assert len(row["history"]) == 8
    status, checked = bench.send({"act": "check", "question": id_}, TO)
    assert (status, isinstance(checked["rows"], list)) == (200, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        ({"act": "burn"}, 400),
        ({"act": "asked", "text": " ", "by": "anna"}, 400),
        ({"act": "asked", "text": "Who?", "by": " "}, 400),
        ({"act": "asked", "text": "Who?", "by": "a" * 81}, 400),
        ({"act": "status", "status": "solved", "by": "anna"}, 400),
        ({"act": "status", "question": "qst_none", "status": "open", "by": "anna"}, 404),
        ({"act": "status", "question": "qst_none", "by": "anna"}, 400),
        ({"act": "check", "question": "qst_none"}, 404),
        ({"act": "grouped", "question": "", "scope": {"frames": ["burn"]}, "by": "anna"}, 400),
    ],
)
def test_what_does_not_fit_is_a_sentence(bench: Bench, body: Any, status: int) -> None:
    found, answer = bench.send(body, TO)
    assert (found, bench.case.asked()) == (status, ())
    assert answer["error"]


def test_a_claim_that_is_not_there_holds_no_reason(bench: Bench) -> None:
    id_ = asked(bench)
    reason = {"text": "Because.", "claims": ["clm_none"]}
    finding = {"text": "So.", "reasons": [reason]}
    body = {"act": "finding", "question": id_, "finding": finding, "by": "anna"}
    assert bench.send(body, TO)[0] == 404
    assert bench.send(body, TO, **{"X-Tadmor-Token": "guessed"})[0] == 403
    assert bench.data()["questions"][0]["finding"] is None
