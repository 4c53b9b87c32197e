"""The JSON Schemas of what Tadmor prints, made from the values themselves.

`python -m tadmor.model.schema` writes them to `model/schema/`; a test holds them to the values.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tadmor.model.reading import Reading

FOLDER = Path(__file__).with_name("schema")
VALUES: Mapping[str, type] = {"reading": Reading}


def schema(of: type) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a value's JSON."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | msgspec.json.schema(of)


def written(of: type) -> str:
    """Give a schema as the text of its file."""
    return json.dumps(schema(of), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, of in VALUES.items():
        (FOLDER / f"{name}.json").write_text(written(of), encoding="utf-8")
