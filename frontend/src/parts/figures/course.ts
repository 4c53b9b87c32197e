// Where the figures of a series stand in their strip: days across, numbers up, from zero.

import type { StatedFigure } from '../../record/figures.ts'

export interface Course {
  /** A figure lasts until the next one is said. */
  steps: { from: string; to: string; at: string }[]
  marks: { x: string; low: string; high: string; isOpen: boolean; label: string }[]
}

const DAY = 86_400_000
// Per cent of the strip, with room for labels on all sides.
const [LEFT, RIGHT, TOP, BOTTOM] = [8, 92, 28, 94]

/** Null where fewer than two figures have both a number and a day. */
export function course(figures: readonly StatedFigure[]): Course | null {
  const dated = figures
    .filter(({ said, min, max }) => said !== null && (min ?? max) !== null)
    .map((figure) => ({ ...figure, day: Date.parse(`${figure.said?.slice(0, 10)}T00:00Z`) / DAY }))
    .filter(({ day }) => Number.isFinite(day))
  const days = dated.map(({ day }) => day)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  if (dated.length < 2 || first === last) return null
  const top = Math.max(1, ...dated.flatMap(({ min, max }) => [min ?? 0, max ?? 0]))
  const x = (day: number) => LEFT + ((RIGHT - LEFT) * (day - first)) / (last - first)
  const y = (value: number) => BOTTOM - ((BOTTOM - TOP) * value) / top
  const percent = (value: number) => `${value.toFixed(2)}%`
  return {
    steps: dated.slice(0, -1).map(({ day, min, max }, at) => ({
      from: percent(x(day)),
      to: percent(x(dated[at + 1]?.day ?? last)),
      at: percent(y(max ?? min ?? 0)),
    })),
    marks: dated.map(({ day, min, max, approximate }) => ({
      x: percent(x(day)),
      low: percent(y(min ?? 0)),
      high: percent(max === null ? Math.max(TOP - 8, y((min ?? 0) + top * 0.2)) : y(max)),
      isOpen: max === null,
      label: `${approximate ? 'about ' : ''}${numbers(min, max)}`,
    })),
  }
}

function numbers(min: number | null, max: number | null): string {
  const written = (value: number) => value.toLocaleString('en')
  if (max === null) return `${written(min ?? 0)}+`
  if (min === null) return `up to ${written(max)}`
  return min === max ? written(min) : `${written(min)}–${written(max)}`
}
