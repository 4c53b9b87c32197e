import { describe, expect, it, vi } from 'vitest'
import { NO_FILTERS } from '../src/record/filters.ts'
import { askedDate, askedPlace, mostTelling, originCount } from '../src/record/question.ts'
import { Case } from '../src/record/record.ts'
import {
  type ClaimRow,
  type Dossier,
  NOTHING,
  type QuestionRow,
  type Reading,
} from '../src/record/types.ts'
import { Selection } from '../src/state/selection.svelte.ts'
import { fromHash, toHash } from '../src/state/url.ts'

vi.stubGlobal('scrollTo', () => {})
vi.stubGlobal('scrollY', 0)

const TEXT = 'The abbot says that the abbey stands. The captain says that it fell.'

function claim(id: string, start: number, end: number): Reading['claims'][number] {
  return {
    id,
    frame: 'control',
    span: [start, end],
    roles: {},
    actors: {},
    place: null,
    time: null,
    times: { said: null, event: null, valid: null },
    polarity: 'asserts',
    aspect: 'completed',
    extent: null,
    moves: false,
    certainty: 'unstated',
    figure: null,
    attribution: null,
    voice: 'v0',
  }
}

const reading = (name: string): Reading => ({
  schema: 'tadmor/reading/1',
  document: {
    name,
    sha256: name.padEnd(64, '0'),
    title: null,
    publisher: null,
    published: null,
    language: 'en',
    author: null,
    url: null,
    retrieved: null,
    republished_from: null,
    note: null,
  },
  text: TEXT,
  voices: [],
  attributions: [],
  actors: [],
  places: [],
  times: [{ id: 't1', span: [4, 9], edtf: null, anchor: null, rule: null, after_page: null }],
  claims: [claim('c1', 20, 36)],
  limits: [],
})

const row = (id: string, document: string): ClaimRow => ({
  ...claim(id, 20, 36),
  place: 'plc_ostrem',
  document,
  quote: 'the abbey stands',
  relay: [],
  originating_source: { id: 'act_abbot', name: 'Abbot' },
  assertion: null,
  ruling: null,
  coded_by: null,
})

const DOSSIER: Dossier = {
  ...NOTHING,
  question: { text: 'Who held Ostrem?', place: 'ostrem', date: '1241-04-09', missing: [] },
  readings: [reading('a.txt'), reading('b.txt')],
  marks: [
    [{ id: 'clm_a', kind: 'clm', local: 'c1' }],
    [
      { id: 'clm_b', kind: 'clm', local: 'c1' },
      { id: 'tim_b', kind: 'tim', local: 't1' },
    ],
  ],
  places: [
    {
      id: 'plc_ostrem',
      name: 'Ostrem',
      lat: null,
      lon: null,
      radius_km: null,
      kind: 'unknown',
      authority: null,
      mentions: [],
      candidates: [],
      why: null,
    },
  ],
  claims: [row('clm_a', 'a.txt'), row('clm_b', 'b.txt')],
  timeline: [],
  trends: [],
  sources: [],
}

describe('a case', () => {
  const held = new Case(DOSSIER)

  it('finds the words of an id of the case', () => {
    expect(held.locate('clm_b')).toMatchObject({ document: 1, local: 'c1', spans: [[20, 36]] })
    expect(held.locate('clm_none')).toBeNull()
  })

  it('knows what it was asked', () => {
    expect(askedPlace(held)).toEqual({ id: 'plc_ostrem', name: 'Ostrem' })
    expect(askedDate(held)).toBe('1241-04-09')
    expect(originCount(held)).toBe(1)
    expect(mostTelling(held)).toBeNull()
  })

  it('does not take a month for a day', () => {
    const question = { text: 'When?', place: null, date: '1241-04', missing: [] }
    expect(askedDate(new Case({ ...NOTHING, question }))).toBeNull()
  })
})

describe('a selection', () => {
  it('opens on the reader where nothing has been compared', () => {
    expect(new Selection(new Case(NOTHING)).view).toBe('reader')
  })

  it('opens words in the reader and goes back', () => {
    const selection = new Selection(new Case(DOSSIER))
    selection.show('timeline')
    expect(selection.openBasis('a bar', ['clm_none', 'clm_a', 'clm_b'], 1)).toBe(true)
    expect(selection).toMatchObject({ view: 'reader', number: 1, cameFrom: 'timeline' })
    expect(selection.basis).toEqual({ title: 'a bar', ids: ['clm_a', 'clm_b'], at: 1 })
    selection.goBack()
    expect(selection).toMatchObject({ view: 'timeline', cameFrom: null, basis: null })
    expect(selection.openWords('clm_none')).toBe(false)
    expect(selection.view).toBe('timeline')
  })

  it('shows the rows that its filters leave, and all of them again', () => {
    const selection = new Selection(new Case(DOSSIER))
    expect(selection.case).toBe(selection.whole)
    selection.narrow({ documents: ['b.txt'] })
    expect(selection.case.dossier.claims.map(({ id }) => id)).toEqual(['clm_b'])
    expect(selection.whole.dossier).toBe(DOSSIER)
    selection.narrow(NO_FILTERS)
    expect(selection.case).toBe(selection.whole)
  })

  it('takes questions as they stand now, and keeps what is chosen and filtered', () => {
    const selection = new Selection(new Case(DOSSIER))
    selection.openWords('clm_b')
    selection.narrow({ documents: ['b.txt'] })
    const { chosen } = selection
    selection.retell([{ id: 'qst_a', claims: ['clm_b'] } as unknown as QuestionRow])
    expect(selection.chosen).toBe(chosen)
    expect(selection.whole.dossier.questions.map(({ id }) => id)).toEqual(['qst_a'])
    expect(selection.case.dossier.claims.map(({ id }) => id)).toEqual(['clm_b'])
    expect(selection.case.dossier.questions).toBe(selection.whole.dossier.questions)
  })

  it('comes back from its address', () => {
    const selection = new Selection(new Case(DOSSIER))
    const open: (() => unknown)[] = [
      () => selection.openWords('clm_b'),
      () => selection.openWords('tim_b'),
      () => selection.openSpan('a.txt', [0, 9]),
      () => selection.openSpan('b.txt', null),
      () => selection.show('figures'),
    ]
    selection.place = 'plc_ostrem'
    selection.moment = '1241-04-09'
    selection.account = 'act_abbot'
    selection.narrow({ without: ['act_abbot', 'a pilgrim'], from: '1241-04', words: 'تدمر & “x”' })
    for (const step of open) {
      step()
      const other = new Selection(new Case(DOSSIER))
      fromHash(toHash(selection), other)
      expect(toHash(other)).toBe(toHash(selection))
    }
  })
})
