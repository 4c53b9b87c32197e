// How the rows of a board are said and drawn: signs and words, never a colour alone.

import type {
  BoardTable,
  CellVerdict,
  ItemRow,
  Passage,
  Standing,
  Weighing,
} from '../../record/types.ts'

export const SIGNS: Readonly<Record<CellVerdict, string>> = {
  entails: '++',
  supports: '+',
  neutral: '·',
  conflicts: '−',
  excludes: '−−',
}
export const MEANINGS: Readonly<Record<CellVerdict, string>> = {
  entails: 'it could not be so without this',
  supports: 'it would expect this',
  neutral: 'it says nothing of this',
  conflicts: 'it would not expect this',
  excludes: 'it leaves no room for this',
}
export const WEIGHINGS: Readonly<Record<Weighing, string>> = {
  inconsistency: 'Inconsistency',
  bits: 'Weight of evidence',
  excuses: 'Excuses',
}
export const TOLD: Readonly<Record<ItemRow['told'], string>> = {
  asserted: '',
  denied: 'Denied:',
  absent: 'Not told:',
  given: '',
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A short name for a column; past the alphabet, its number. */
export const letter = (at: number): string => LETTERS[at] ?? String(at + 1)

/** "+1.2", "−0.9", "0.0". */
export function signed(bits: number): string {
  const shown = Math.abs(bits).toFixed(1)
  if (shown === '0.0') return shown
  return bits < 0 ? `−${shown}` : `+${shown}`
}

/** "1st", "2nd", "3rd", "4th". */
export function ordinal(rank: number): string {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<string, string>
  return `${rank}${ending[ORDER.select(rank)] ?? 'th'}`
}
const ORDER = new Intl.PluralRules('en', { type: 'ordinal' })

/** One item with its cells in the order of the hypotheses, and the words that it rests on. */
export interface Line {
  item: ItemRow
  passages: readonly Passage[]
  cells: readonly (BoardTable['cells'][number] | undefined)[]
}

/** The items of a board: what parts the hypotheses most comes first. */
export function lines(board: BoardTable): Line[] {
  const cells = new Map(board.cells.map((cell) => [keyOfCell(cell.item, cell.hypothesis), cell]))
  const all = board.items.map((item, at) => ({
    item,
    passages: board.passages[at] ?? [],
    cells: board.hypotheses.map(({ name }) => cells.get(keyOfCell(item.item, name))),
  }))
  return all.toSorted(
    ({ item: one }, { item: other }) =>
      other.diagnostic_min - one.diagnostic_min || other.diagnostic_max - one.diagnostic_max,
  )
}

const keyOfCell = (item: string, hypothesis: string): string => JSON.stringify([item, hypothesis])

export function rankOf(standing: Standing, weighing: Weighing): number {
  if (weighing === 'inconsistency') return standing.inconsistency_rank
  return weighing === 'bits' ? standing.bits_rank : standing.excuses_rank
}
