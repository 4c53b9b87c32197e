"""The command that holds written reports against a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tadmor.cli import output
from tadmor.cli.tables import case_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tadmor.lint.check import Checked
    from tadmor.model.lint import LintRow

GRAVE = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}
WIDTH = 100


def _rules(context: click.Context, _: click.Parameter, asked: Any) -> None:
    """Print the rules and end."""
    if not asked or context.resilient_parsing:
        return
    from tadmor.lint.rules import rules

    for rule in rules().values():
        click.echo(f"{rule.id} ({rule.severity}): {rule.title}. {rule.explanation}")
    context.exit()


@click.command()
@case_argument
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "jsonl", "sarif"]),
    default="text",
    show_default=True,
    help="Findings for people, one JSON object each, or one SARIF 2.1.0 log.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(GRAVE)),
    default="never",
    show_default=True,
    help="End with 1 if there is anything as grave as this.",
)
@click.option(
    "--rules", is_flag=True, is_eager=True, expose_value=False, callback=_rules, help="List rules."
)
def lint(case: Path, reports: tuple[Path, ...], shape: str, fail_on: str) -> None:
    """Hold written REPORTS (Markdown or plain text) against the case, sentence by sentence.

    Every factual sentence cites claims: by a footnote whose definition holds an id or a quotation,
    by an id in brackets, or by quoting a document of the case. A comment `<!-- lint off RULE -->`
    silences a rule from there on, `skip` for one paragraph.
    """
    from tadmor.errors import InputError
    from tadmor.pipeline.lint import Linter
    from tadmor.store.case import Case

    problems: list[InputError] = []
    rows: list[LintRow] = []
    with Case(case) as opened:
        linter = Linter(opened)
        for path in reports:
            try:
                checked = linter.file(path)
            except InputError as problem:
                problems.append(problem)
                output.say(str(problem))
                continue
            rows.extend(checked.rows)
            for limit in checked.limits:
                output.say(f"{path}: {limit}")
            output.say(_summary(path, checked))
    _print(rows, shape)
    output.leave(problems)
    if any(row.severity in GRAVE[fail_on] for row in rows):
        raise SystemExit(1)


def _print(rows: "Sequence[LintRow]", shape: str) -> None:
    if shape == "sarif":
        from tadmor import __version__
        from tadmor.lint.sarif import sarif

        output.line(sarif(rows, __version__))
        return
    for row in rows:
        if shape == "jsonl":
            output.line(row)
        else:
            click.echo(words(row))


def words(row: "LintRow") -> str:
    """Give a finding as a compiler would, with the words of the report and of the case beneath."""
    place = f"{row.report}:{row.line}:{row.column}"
    lines = [f"{place}: {row.severity}: {row.rule}: {row.message}"]
    lines += [f"    {line}" for line in _underlined(row)]
    for cited in row.cited:
        where = f"{cited.document} [{cited.span.start}, {cited.span.end}]"
        named = f"{cited.claim} " if cited.claim else ""
        lines.append(f"  {named}{where}: \u201c{output.short(cited.quote, 300)}\u201d")
    return "\n".join(lines)


def _underlined(row: "LintRow") -> list[str]:
    """Give the sentence around the words with a mark beneath them, cut to a line's width."""
    flat = " ".join(row.words.split())
    at = row.sentence.find(flat)
    if at < 0 or not flat:
        return [output.short(flat, WIDTH)] if flat else []
    start = max(0, min(at - WIDTH // 3, len(row.sentence) - WIDTH))
    shown = row.sentence[start : start + WIDTH]
    size = min(len(flat), WIDTH - (at - start))
    return [shown, " " * (at - start) + "^" + "~" * (size - 1)]


def _summary(path: Path, checked: "Checked") -> str:
    errors = sum(row.severity == "error" for row in checked.rows)
    warnings = len(checked.rows) - errors
    return (
        f"{path}: {output.count(errors, 'error')}, "
        f"{output.count(warnings, 'warning')}; {checked.factual} of "
        f"{checked.sentences} sentences tell something, {checked.cited} of them cite"
    )
