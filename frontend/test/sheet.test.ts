import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv, jsonLines } from '../src/record/sheet.ts'

it('writes rows of several kinds under one head, as the command line does', () => {
  const rows = [
    { row: 'figure', min: 1, max: null, vague: true, quote: 'a "heap", said he' },
    { row: 'group', id: 'grp_a', because: ['clm_a'], place: { id: null, name: 'Ford' } },
  ]
  expect(csv(rows)).toBe(
    'row,min,max,vague,quote,id,because,place\n' +
      'figure,1,,True,"a ""heap"", said he",,,\n' +
      'group,,,,,grp_a,"[""clm_a""]","{""id"":null,""name"":""Ford""}"\n',
  )
})

it('lets no text begin as a formula, and leaves numbers as they are', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (sign, rest) => {
      const [, line = ''] = csv([{ words: `${sign}${rest}` }]).split(/\n(.*)/s)
      expect(line).toMatch(/^"?'/)
    }),
  )
  expect(csv([{ lat: -34.5 }])).toBe('lat\n-34.5\n')
})

it('writes one object a line, whatever the words are', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ words: fc.string() })), (rows) => {
      const lines = jsonLines(rows).split('\n').slice(0, -1)
      expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
    }),
  )
})
