"""Help, docs and schemas cannot drift from the code."""

import re
import runpy
from pathlib import Path

import click
import msgspec
import pytest
from click.testing import CliRunner

from tadmor.cli.main import tadmor
from tadmor.errors import TadmorError
from tadmor.model import schema

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(tadmor.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    command = tadmor.commands[name]
    assert command.help
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert all(option.help or option.name in {"target", "shape"} for option in options)
    assert CliRunner().invoke(tadmor, [name, "--help"]).exit_code == 0


def test_the_command_line_page_is_what_the_help_says() -> None:
    made = runpy.run_path(str(ROOT / "docs/generate.py"))["page"]()
    assert (ROOT / "docs/cli.md").read_text("utf-8") == made, "run `just generate`"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert f"tadmor {name}" in (ROOT / "README.md").read_text("utf-8")


def test_the_readme_has_exactly_the_two_commands() -> None:
    blocks = re.findall(
        r"<!-- (\w+) -->\n```\n([^`\n]+)\n```", (ROOT / "README.md").read_text("utf-8")
    )
    assert blocks == [("run", "pip install uv && uv run tadmor demo"), ("test", "uv run pytest")]


@pytest.mark.parametrize("name", sorted(schema.VALUES))
def test_schemas_are_those_of_the_values(name: str) -> None:
    written = (schema.FOLDER / f"{name}.json").read_text("utf-8")
    assert written == schema.written(schema.VALUES[name]), "run `just generate`"


def test_exit_codes_are_the_table_in_the_help() -> None:
    help_ = CliRunner().invoke(tadmor, ["--help"]).output
    codes = {int(code) for code in re.findall(r"^\s+(\d+)\s{2,}\w", help_, re.MULTILINE)}
    kinds = [TadmorError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    assert {kind.exit_code for kind in kinds} <= codes
    assert {0, 1, 2} <= codes


def test_the_schema_is_json_that_the_decoder_takes() -> None:
    assert msgspec.json.decode(schema.written(schema.VALUES["reading"]))["$schema"]
