"""Findings as SARIF 2.1.0 (OASIS), the form in which editors and code hosts read them."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote as percent

from tadmor.lint.rules import rules
from tadmor.model.lint import Cited, LintRow
from tadmor.model.values import mint

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(rows: Iterable[LintRow], version: str) -> Mapping[str, Any]:
    """Give one run of the linter as a SARIF log; positions count code points."""
    order = list(rules())
    driver = {
        "name": "tadmor lint",
        "version": version,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": f"{rule.title}."},
                "fullDescription": {"text": rule.explanation},
                "defaultConfiguration": {"level": rule.severity},
            }
            for rule in rules().values()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, order.index(row.rule)) for row in rows],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(row: LintRow, index: int) -> Mapping[str, Any]:
    region = {
        "startLine": row.line,
        "startColumn": row.column,
        "endLine": row.end_line,
        "endColumn": row.end_column,
        "snippet": {"text": row.words},
    }
    place = {"artifactLocation": {"uri": _uri(row.report)}, "region": region}
    return {
        "ruleId": row.rule,
        "ruleIndex": index,
        "level": row.severity,
        "message": {"text": row.message},
        "locations": [{"physicalLocation": place}],
        "relatedLocations": [_cited(cited, at) for at, cited in enumerate(row.cited, start=1)],
        "partialFingerprints": {"tadmorLint/1": mint("lnt", row.rule, row.sentence, row.words)},
    }


def _cited(cited: Cited, number: int) -> Mapping[str, Any]:
    """Give some words of a document of the case; its name is relative to the case file."""
    region = {
        "charOffset": cited.span.start,
        "charLength": cited.span.end - cited.span.start,
        "snippet": {"text": cited.quote},
    }
    named = f" ({cited.claim})" if cited.claim else ""
    return {
        "id": number,
        "message": {"text": f"the cited words{named}"},
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(cited.document)},
            "region": region,
        },
    }


def _uri(path: str) -> str:
    return percent(path.replace("\\", "/"))
