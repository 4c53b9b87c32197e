"""`tadmor judge CASE code …` and `tadmor agreement`: texts marked by hand, alone or blind."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from tadmor.cli import output, tables
from tadmor.cli.judge import by, judge, record, ruled
from tadmor.errors import UsageError
from tadmor.model.codings import CodedKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tadmor.model.agreement import AgreementRow
    from tadmor.model.codings import Coding
    from tadmor.model.rulings import Ruling
    from tadmor.pipeline.coder import Coder

Several = tuple[str, ...]


@judge.command()
@click.argument("document")
@click.argument("kind", type=click.Choice(get_args(CodedKind)))
@click.argument("words", nargs=-1, required=True)
@click.option("--source", multiple=True, help="Who says it, in the text's words.")
@click.option("--cue", multiple=True, help="By which words it is said.")
@click.option("--role", multiple=True, metavar="ROLE=WORDS", help="Who or what fills a role.")
@click.option("--name", multiple=True, metavar="ROLE=NAME", help="Your spelling of who fills it.")
@click.option("--frame", help="What kind of claim it is.")
@click.option("--stance", help="What the source does: asserts, denies, admits …")
@click.option("--time", help="When (EDTF): of the event, of saying, of writing.")
@click.option("--replaces", help="The id of what was marked wrongly and stands in its place.")
@ruled
def code(
    case: Path,
    by: str | None,
    reason: str | None,
    words: Several,
    document: str,
    **marked: Any,
) -> None:
    """Mark WORDS in DOCUMENT by hand: a voice, attribution, claim, place or time.

    Words are given as they stand in the text, where they must stand once. The same as what the
    page records; in any language.
    """

    def made(bench: "Coder") -> "Iterable[Ruling]":
        return bench.code([coding_of(bench, document, words, marked)])

    record_coded(case, by, reason, made)


def coding_of(bench: "Coder", document: str, words: Several, marked: dict[str, Any]) -> "Coding":
    """Make a coding of words that stand in a document of the case; UsageError if they do not."""
    from tadmor.model.codings import Coding
    from tadmor.pipeline.coder import words_in

    reading = bench.document(document)

    def pieces(given: Several) -> "tuple[Any, ...]":
        return tuple(words_in(reading.text, one) for one in given)

    roles: dict[str, Several] = {}
    for role, said in map(parted, marked.pop("role")):
        roles[role] = (*roles.get(role, ()), said)
    return Coding(
        document=reading.document.sha256,
        words=pieces(words),
        source=pieces(marked.pop("source")),
        cue=pieces(marked.pop("cue")),
        roles={role: pieces(said) for role, said in roles.items()},
        names=dict(map(parted, marked.pop("name"))),
        **marked,
    )


def parted(written: str) -> tuple[str, str]:
    """Part ROLE=WORDS at its first sign of equality."""
    role, sign, words = written.partition("=")
    if not (role and sign and words):
        raise UsageError(f"{written!r}: write it as ROLE=WORDS")
    return role, words


@judge.command()
@click.argument("document")
@click.argument("coders", nargs=2)
@click.option("--hide", "hidden", is_flag=True, help="Hide the machine's findings there too.")
@ruled
def blind(
    case: Path, by: str | None, reason: str | None, document: str, coders: Several, *, hidden: bool
) -> None:
    """Open a round in which two CODERS mark DOCUMENT, each unseen until both are done.

    It keeps honest people from looking; it locks nothing: the case file is open to who reads it.
    """
    record_coded(case, by, reason, lambda bench: bench.blind(document, coders, hidden=hidden))


@judge.command()
@click.argument("round_id", metavar="ROUND")
@ruled
def done(case: Path, by: str | None, reason: str | None, round_id: str) -> None:
    """Say that you are done with a round of blind coding. It cannot be taken back."""
    record_coded(case, by, reason, lambda bench: bench.done(round_id))


@judge.command()
@click.argument("ids", metavar="CODING...", nargs=-1, required=True)
@click.option("--keep", metavar="CODING", help="The one that counts; none of them if left out.")
@ruled
def settle(case: Path, by: str | None, reason: str | None, ids: Several, keep: str | None) -> None:
    """Settle a difference of a closed round: one of its codings counts, or none."""

    def made(bench: "Coder") -> "Iterable[Ruling]":
        kept = next((r.coding for r in bench.case.rulings() if r.id == keep), None)
        if keep and kept is None:
            raise UsageError(f"{keep} is no coding of this case; take one from `agreement`")
        return bench.settle(ids, kept)

    record_coded(case, by, reason, made)


@judge.command()
@by
@click.pass_obj
def codings(case: Path, by: str | None) -> None:
    """Print every coding that stands, as JSON lines for `import --from codings`.

    Of a round that is open only your own, with --by.
    """
    from tadmor.pipeline.coding_lines import lines
    from tadmor.store.case import Case

    with Case(case) as opened:
        for one in lines(opened, by):
            output.line(one)


def bring_in(case: Path, path: Path) -> None:
    """Bring a file of codings into a case."""
    from tadmor.pipeline.coding_lines import bring_in as bring
    from tadmor.store.case import Case

    with Case(case) as opened:
        new = bring(opened, path)
    output.say(f"{case}: {output.count(new, 'new coding')} of {path.name}")


@click.command()
@tables.case_argument
@tables.as_rows
def agreement(case: Path, shape: str) -> None:
    """Say how far two people agree who coded a text blind, and list where they differ.

    Precision and recall of one against the other, percent and Krippendorff's alpha by field, each
    with the counts it rests on. Of a round that is open only who is done.
    """
    from tadmor.pipeline.agreement import agreement as found
    from tadmor.store.case import Case

    with Case(case) as opened:
        output.table(found(opened), shape, sentence)


def sentence(row: "AgreementRow") -> str:
    """Say what a row says, in words."""
    match row.row:
        case "round":
            done = f"done: {', '.join(row.done) or 'nobody yet'}"
            left = (
                ""
                if row.differences is None
                else f", {output.count(row.differences, 'difference')}"
            )
            settled = "" if row.settled is None else f", {row.settled} of them settled"
            return (
                f"{row.round}  {row.document} by {' and '.join(row.coders)}; {done}{left}{settled}"
            )
        case "spans":
            both = f"{row.exact} on the same words, {row.overlapping} overlapping"
            scores = f"F1 {number(row.f1_exact)} exact, {number(row.f1)} overlapping"
            counts = f"{row.left} and {row.right} marked"
            return f"  {row.kind}: {counts}, {both}; {scores}; {alpha(row.alpha, row.note)}"
        case "field":
            alike = f"{row.alike} of {row.units} alike ({number(row.percent)} %)"
            return f"    {row.kind}, {row.field}: {alike}; {alpha(row.alpha, row.note)}"
        case "difference":
            told = (side.told() if side else "not marked" for side in (row.left, row.right))
            by_whom = f"; settled by {', '.join(row.settled_by)}" if row.settled_by else ""
            what = f" ({', '.join(row.fields)})" if row.fields else ""
            return f"  {' | '.join(told)}{what}{by_whom}  [{' '.join(row.ids)}]"


def alpha(found: float | None, note: str | None) -> str:
    """Give an alpha with what is to be said of it."""
    return f"alpha {number(found)}{f' ({note})' if note else ''}"


def number(found: float | None) -> str:
    """Give a number to three places at most; in words if there is none."""
    return "no figure" if found is None else f"{found:.3f}".rstrip("0").rstrip(".")


def record_coded(
    case: Path, by: str | None, reason: str | None, rule: "Callable[[Coder], Iterable[Ruling]]"
) -> None:
    """Record what a coder does, and print what stands."""
    from tadmor.pipeline.coder import Coder

    record(case, by, reason, lambda bench: rule(Coder(bench.case, bench.by, bench.reason)))
