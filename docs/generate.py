"""Write `docs/cli.md` from the command line's own help; a test holds the page to it."""

from pathlib import Path

import click

from tadmor.cli.main import tadmor

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The command line

Made from the help of each command by `just generate`; a test holds this page to it.

Data goes to stdout, talk and progress to stderr.
"""


def page() -> str:
    """Give the page: the help of the whole, then of each command."""
    parts = [HEAD, _help(tadmor, "tadmor")]
    parts += (_help(command, f"tadmor {name}") for name, command in sorted(tadmor.commands.items()))
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    width = {"terminal_width": 96, "max_content_width": 96}
    settings = tadmor.context_settings
    with click.Context(command, info_name=name, **width, **settings) as context:
        return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
