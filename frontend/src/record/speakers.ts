// Who speaks, over all documents: one colour and one shape for each, so that nothing rests on
// colour alone. The most quoted come first and so differ most.

import type { Attribution, Reading } from './types.ts'

const COLOURS = 8
// The shapes and the colours turn at different rates: 40 speakers before a pair comes again.
const SHAPES = ['●', '■', '▲', '◆', '▼', '○', '□', '△', '◇', '▽'] as const

export interface Speaker {
  name: string
  /** Number of the colour in style.css; the stroke of the underline turns with it. */
  colour: number
  shape: string
}

/** Someone a document quotes without saying who it is. */
export const UNNAMED: Speaker = { name: 'someone not named', colour: COLOURS, shape: '◌' }

export function keyOf(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim()
}

export function actorName(reading: Reading, attribution: Attribution): string | null {
  return reading.actors.find(({ id }) => id === attribution.speaker)?.name ?? null
}

/** All named speakers by key, the most quoted first; of equals, the first met. */
export function rollOfSpeakers(readings: readonly Reading[]): Map<string, Speaker> {
  const counts = new Map<string, { name: string; count: number }>()
  for (const reading of readings) {
    for (const attribution of reading.attributions) {
      const name = actorName(reading, attribution)
      if (name === null) continue
      const met = counts.get(keyOf(name)) ?? { name, count: 0 }
      counts.set(keyOf(name), { ...met, count: met.count + 1 })
    }
  }
  const ranked = [...counts].sort(([, left], [, right]) => right.count - left.count)
  return new Map(ranked.map(([key, { name }], rank) => [key, dressed(name, rank)]))
}

function dressed(name: string, rank: number): Speaker {
  return { name, colour: rank % COLOURS, shape: SHAPES[rank % SHAPES.length] as string }
}
