import { expect, it } from 'vitest'
import { citation } from '../src/record/citation.ts'
import { Case } from '../src/record/record.ts'
import { type Attribution, type Claim, NOTHING, type Reading } from '../src/record/types.ts'

const text = 'The Courier reports that the reeve said the ford\nwas held.'
const said = (id: string, speaker: string, start: number, within: string | null) =>
  ({
    id,
    speaker,
    within,
    source: [],
    cue: [],
    content: [[start, text.length - 1]],
    voice: 'v0',
  }) as unknown as Attribution
const claim = { id: 'c1', frame: 'control', span: [40, 57], attribution: 'a2' } as unknown as Claim
const document = {
  name: 'ford.txt',
  title: 'Floods',
  publisher: 'Valley Press',
  published: '1241-05-04',
  url: 'https://valley.example/floods',
  sha256: 'ab'.repeat(32),
}
const held = new Case({
  ...NOTHING,
  readings: [
    {
      document,
      text,
      voices: [],
      places: [],
      times: [],
      claims: [claim],
      attributions: [said('a1', 'x1', 25, null), said('a2', 'x2', 40, 'a1')],
      actors: [
        { id: 'x1', name: 'The Courier' },
        { id: 'x2', name: 'the reeve' },
      ],
    } as unknown as Reading,
  ],
  marks: [[{ id: 'clm_ford', kind: 'clm', local: 'c1' }]],
})

it('has the words, who says them through whom, and what they are checked against', () => {
  const [source] = held.sources
  expect(source && citation(held, source, claim)).toBe(
    '“the ford was held”, the reeve (by way of The Courier), “Floods”, Valley Press, ' +
      '4 May 1241, https://valley.example/floods, characters 40 to 57, ' +
      'sha256 abababababab, clm_ford',
  )
})

it('does without an id where the case has none, and says that there is no date', () => {
  const reading = { ...held.dossier.readings[0], document: { ...document, published: null } }
  const bare = new Case({ ...NOTHING, readings: [reading as Reading] })
  const [source] = bare.sources
  expect(source && citation(bare, source, claim)).toMatch(
    /Valley Press, no date of publication, .*sha256 abababababab$/,
  )
})
