// Figures that filters leave, with the range of each group worked out anew, by the rule of
// tadmor/synthesis/figures/ranges.py: of each source only what it says last.

import type { AnyFigureRow, SeriesRow, StatedFigure } from './figures.ts'
import { keyOfParty } from './record.ts'
import type { FigureGroup, FigureRow } from './tables.ts'

const claimsOf = ({ claim, also }: StatedFigure): string[] => [claim, ...also]
const hasNumber = ({ min, max }: FigureRow | StatedFigure) => min !== null || max !== null

export function narrowFigures(
  rows: readonly AnyFigureRow[],
  kept: ReadonlySet<string>,
): AnyFigureRow[] {
  const stands = (figure: StatedFigure) => claimsOf(figure).some((claim) => kept.has(claim))
  const figures = rows.filter((row) => row.row === 'figure').filter(({ claim }) => kept.has(claim))
  const series = rows
    .filter((row) => row.row === 'series')
    .map((row) => ({ ...row, figures: row.figures.filter(stands) }))
  const replaced = replacedIn(series)
  const groups = rows
    .filter((row) => row.row === 'group')
    .map((group) => [group, figures.filter((row) => row.group === group.id)] as const)
    .filter(([, members]) => members.filter(hasNumber).length > 1)
  const ids = new Set<string | null>(groups.map(([{ id }]) => id))
  return [
    ...figures.map((row) => (ids.has(row.group) ? row : { ...row, group: null })),
    ...groups.map(([group, members]) => ranged(group, members, replaced)),
    ...series.filter((row) => row.figures.length > 1),
    ...rows.filter((row) => row.row === 'revision' && [row.before, row.after].every(stands)),
    ...rows.filter((row) => row.row === 'impossible' && row.figures.every(stands)),
  ]
}

/** The claims whose figure a later number of the same source stands in the place of. */
export function replacedIn(series: readonly SeriesRow[]): Set<string> {
  return new Set(
    series.flatMap(({ figures }) =>
      figures
        .filter((one) => figures.some((other) => hasNumber(other) && isLater(one, other)))
        .flatMap(claimsOf),
    ),
  )
}

const isLater = (one: StatedFigure, other: StatedFigure) =>
  one.said !== null && other.said !== null && one.said < other.said

/** The range of what is said last, open on a side that one of the figures leaves open. */
function ranged(
  group: FigureGroup,
  members: readonly FigureRow[],
  replaced: ReadonlySet<string>,
): FigureGroup {
  const keys = new Set(members.map((row) => keyOfParty(row.originating_source)))
  const figures = members.filter((row) => hasNumber(row) && !replaced.has(row.claim))
  const lows = figures.map(({ min }) => min).filter((low) => low !== null)
  const highs = figures.map(({ max }) => max).filter((high) => high !== null)
  return {
    ...group,
    min: lows.length < figures.length ? null : Math.min(...lows),
    max: highs.length < figures.length ? null : Math.max(...highs),
    originating_sources: group.originating_sources.filter((party) => keys.has(keyOfParty(party))),
  }
}
