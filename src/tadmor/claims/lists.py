"""The word lists of the TOML files beside this module, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data(name: str) -> dict[str, Any]:
    """Read a TOML file that stands beside this module."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


@cache
def grammar(name: str) -> frozenset[str]:
    """Give a closed class of `grammar.toml`."""
    return frozenset(data("grammar.toml")[name].split())


@cache
def fields(name: str) -> frozenset[str]:
    """Give a list of `fields.toml`: words of war, of sport, of those who can fight."""
    return frozenset(data("fields.toml")[name].split())


@cache
def places(name: str) -> frozenset[str]:
    """Give a list of `places.toml`: nouns for the whole of a place, for parts of it."""
    return frozenset(data("places.toml")[name].split())


@cache
def counted(name: str) -> frozenset[str]:
    """Give a list of `figures.toml`: what may be counted."""
    return frozenset(data("figures.toml")["words"][name].lower().split())


@cache
def fighting() -> frozenset[str]:
    """Give the nouns of those who can take a town, many or one."""
    return fields("forces") | fields("titles")


@cache
def civil() -> frozenset[str]:
    """Give the nouns of those who do not fight."""
    return counted("civilians") | fields("bystanders")


@cache
def persons() -> frozenset[str]:
    """Give the nouns and pronouns of people, fighters and civilians."""
    names = ("people", "civilians", "peoples", "captives", "displaced")
    plural = {"thousands", "hundreds", "dozens", "scores", "them", "him", "her"}
    return frozenset(plural).union(*(counted(name) for name in names))
