"""Laws of weighing: copies and what says nothing move nothing, names do not matter."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.explanation.board import Board
from tadmor.explanation.knockouts import LARGEST, Part, parts_of, removals
from tadmor.explanation.rows import explain
from tadmor.explanation.weighing import WEIGHINGS, Scale, Weighed
from tadmor.model.explanations import HypothesisRow, KnockoutRow, Unit
from tests.explanation.make import Line, board, boards, heard, weigh

Drawn = tuple[Board, list[Line]]
Found = set[tuple[str, str, frozenset[str]]]
UNITS: tuple[Unit, ...] = ("origin", "document", "span")


def everything(scale: Scale) -> Weighed:
    return scale.weigh(scale.everything())


def same(one: Weighed, other: Weighed) -> None:
    assert one.ranks.tolist() == other.ranks.tolist()
    assert one.inconsistency.tolist() == other.inconsistency.tolist()
    np.testing.assert_allclose(one.excuses, other.excuses)


@given(boards(), st.data())
def test_a_copy_moves_nothing(drawn: Drawn, data: st.DataObject) -> None:
    held, said = drawn
    copied = data.draw(st.lists(st.sampled_from(said), min_size=1, max_size=4))
    before, after = weigh(held, said), weigh(held, [*said, *copied])
    same(everything(before), everything(after))
    np.testing.assert_allclose(
        np.array([one or (0, 0) for one in before.bits(everything(before))]),
        np.array([one or (0, 0) for one in after.bits(everything(after))]),
    )


@given(boards(), st.integers(0, 5), st.sampled_from((1, -1)))
def test_what_says_nothing_of_any_hypothesis_changes_no_ranking(
    drawn: Drawn, origin: int, sign: int
) -> None:
    held, said = drawn
    neutral = [[*_row(held, at), 0] for at in range(len(held.hypotheses))]
    wanting = [at for at, one in enumerate(held.hypotheses) if one.absent]
    wider = board(neutral, wanting)
    one = Line(len(held.observations), sign, origin, known=origin != 5)
    same(everything(weigh(wider, said)), everything(weigh(wider, [*said, one])))


@given(boards(), st.integers(0, 4))
def test_what_every_hypothesis_expects_changes_no_ranking(drawn: Drawn, origin: int) -> None:
    held, said = drawn
    wanting = [at for at, one in enumerate(held.hypotheses) if one.absent]
    wider = board([[*_row(held, at), 2] for at in range(len(held.hypotheses))], wanting)
    one = Line(len(held.observations), 1, origin)
    before, after = everything(weigh(wider, said)), everything(weigh(wider, [*said, one]))
    assert before.ranks.tolist() == after.ranks.tolist()


@given(boards(), st.data())
def test_other_names_and_another_order_only_permute_the_result(
    drawn: Drawn, data: st.DataObject
) -> None:
    held, said = drawn
    order = data.draw(st.permutations(range(len(held.hypotheses))))
    renamed = (replace(held.hypotheses[at], name=f"x{at}") for at in order)
    turned = replace(held, hypotheses=tuple(renamed))
    before, after = weigh(held, said), weigh(turned, said)
    assert everything(before).ranks[:, order].tolist() == everything(after).ranks.tolist()
    bits = before.bits(everything(before))
    np.testing.assert_allclose(
        np.array([bits[at] or (0, 0) for at in order]),
        np.array([one or (0, 0) for one in after.bits(everything(after))]),
        atol=1e-9,
    )


@given(boards())
def test_the_order_in_which_things_are_said_does_not_matter(drawn: Drawn) -> None:
    held, said = drawn
    same(everything(weigh(held, said)), everything(weigh(held, said[::-1])))


@settings(max_examples=60)
@given(boards())
def test_knock_out_sets_are_the_smallest_there_are(drawn: Drawn) -> None:
    held, said = drawn
    scale = weigh(held, said)
    for unit in UNITS:
        parts = parts_of(scale, unit)
        search = removals(scale, {key: part.live for key, part in parts.items()})
        found: Found = {
            (each.weighing, each.changes, frozenset(keys))
            for keys, changes in search.found.items()
            for each in changes
        }
        assert found == _brute(scale, parts, search.tried)
        assert search.tried == min(LARGEST, len(parts)) or not _open(found)


def _open(found: Found) -> bool:
    return any((one, "lead") not in {(w, what) for w, what, _ in found} for one in WEIGHINGS)


def _brute(scale: Scale, parts: Mapping[str, Part], tried: int) -> Found:
    """Find the smallest sets by building every smaller board anew, without any mask."""
    before = everything(scale)
    found: Found = set()
    for row, weighing in enumerate(WEIGHINGS):
        sizes: dict[str, int] = {}
        for size in range(1, tried + 1):
            for keys in combinations(parts, size):
                live = np.logical_and.reduce([parts[key].live for key in keys])
                left = [one for one, kept in zip(scale.testimony, live, strict=True) if kept]
                after = everything(Scale(scale.board, left))
                changed = set()
                if before.leads(weighing) != after.leads(weighing):
                    changed.add("lead")
                if before.ranks[row].tolist() != after.ranks[row].tolist():
                    changed.add("order")
                now = {what for what in changed if sizes.setdefault(what, size) == size}
                if now:
                    found.add((weighing, "lead" if "lead" in now else "order", frozenset(keys)))
    return found


def _row(held: Board, at: int) -> list[int]:
    verdicts = {"entails": 1, "supports": 2, "conflicts": 3, "excludes": 4}
    says = held.hypotheses[at].says
    return [verdicts.get(says.get(one.name, ""), 0) for one in held.observations]


@given(boards())
def test_rows_agree_with_the_scale_and_removals_with_a_board_without_them(drawn: Drawn) -> None:
    held, said = drawn
    testimony = heard(held, said)
    rows = explain(held, testimony)
    for row in rows:
        if isinstance(row, KnockoutRow) and row.unit == "origin" and row.removes:
            gone = {party.id for party in row.removes}
            left = [one for one in testimony if one.origin.party.id not in gone]
            again = [r for r in explain(held, left) if isinstance(r, HypothesisRow)]
            for change in row.changes:
                ranks = {r.name: getattr(r, f"{change.weighing}_rank") for r in again}
                tiers = [set(tier) for tier in change.after]
                assert [
                    {n for n in ranks if ranks[n] == k} for k in sorted({*ranks.values()})
                ] == tiers
