"""The rules of the linter, as `rules.toml` lists them."""

import tomllib
from functools import cache
from importlib.resources import files

from tadmor.model.lint import Rule


@cache
def rules() -> dict[str, Rule]:
    """Give every rule by its id, in the order of the list."""
    table = tomllib.loads((files(__package__) / "rules.toml").read_text("utf-8"))
    return {id_: Rule(id=id_, **entry) for id_, entry in table.items()}
