"""The JSON Schemas of what Tadmor prints, made from the values themselves.

`python -m tadmor.model.schema` writes them to `model/schema/`; a test holds them to the values.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tadmor.model import (
    agreement,
    coded,
    codings,
    corroboration,
    disputes,
    explanations,
    figures,
    findings,
    layers,
    lint,
    timeline,
    trends,
)
from tadmor.model.questions import QuestionRow
from tadmor.model.reading import Reading
from tadmor.model.rulings import RulingRow

FOLDER = Path(__file__).with_name("schema")
# Each output by its command or by the option that asks for it, with the kinds of row it prints.
VALUES: Mapping[str, tuple[type, ...]] = {
    "agreement": (
        agreement.RoundRow,
        agreement.SpansRow,
        agreement.FieldRow,
        agreement.DifferenceRow,
    ),
    "codings": (codings.CodingLine,),
    "hardened": (findings.HardeningRow,),
    "proofs": (findings.ProofRow,),
    "reading": (Reading,),
    "relations": (findings.RelationRow,),
    "claims": (findings.ClaimRow,),
    "coded": (coded.CodedClaimRow,),
    "corroboration": (corroboration.CorroborationRow,),
    "conflicts": (findings.ConflictRow,),
    "control": (findings.ControlRow,),
    "disputed": (disputes.DisputedRow,),
    "explain": (
        explanations.HypothesisRow,
        explanations.ItemRow,
        explanations.CellRow,
        explanations.KnockoutRow,
        explanations.SettlingRow,
        explanations.InferenceRow,
    ),
    "lint": (lint.LintRow,),
    "figures": (
        findings.FigureRow,
        findings.FigureGroup,
        figures.SeriesRow,
        figures.RevisionRow,
        figures.ImpossibleRow,
    ),
    "layers": (
        layers.LayerRow,
        layers.AreaRow,
        layers.OverlapRow,
        layers.ChangeRow,
        layers.PassedRow,
        layers.WarningRow,
        layers.MapPlaceRow,
    ),
    "questions": (QuestionRow,),
    "rulings": (RulingRow,),
    "sources": (findings.SourceRow, coded.OriginsRow, coded.EventRow),
    "timeline": (timeline.TimelineRow,),
    "trends": (trends.TrendRow,),
}


def schema(kinds: tuple[type, ...]) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a line that is one of these kinds of row."""
    kept, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | {"anyOf": list(kept), "$defs": parts}


def written(kinds: tuple[type, ...]) -> str:
    """Give a schema as the text of its file."""
    return json.dumps(schema(kinds), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, kinds in VALUES.items():
        (FOLDER / f"{name}.json").write_text(written(kinds), encoding="utf-8")
