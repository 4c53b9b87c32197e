// A linear scale from zero, in per cent of the chart's width.

import type { FigureRow } from '../../record/types.ts'

export interface Scale {
  /** Per cent of the width, as SVG takes it. */
  at(value: number): string
  ticks: readonly number[]
}

const WANTED_TICKS = 4
// Beyond the greatest number, so that an open end has somewhere to point.
const ROOM = 1.12

/** A scale that holds all the numbers; null where there are none. */
export function scaleFor(rows: readonly FigureRow[]): Scale | null {
  const numbers = rows.flatMap(({ min, max }) => [min, max]).filter((value) => value !== null)
  if (numbers.length === 0) return null
  const top = Math.max(1, ...numbers) * ROOM
  const step = roundStep(top / WANTED_TICKS)
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step)
  return { at: (value) => `${((100 * value) / top).toFixed(2)}%`, ticks }
}

/** The least of 1, 2, 5, 10, 20, 50 … that is not under `least`; people come whole. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= least)
  return Math.max(1, step ?? 10 * power)
}
