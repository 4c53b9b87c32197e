// The words that people read for the record's terms. Nothing here says that a thing is so.

import type {
  Aspect,
  Attribution,
  Certainty,
  Figure,
  Place,
  Polarity,
  Stance,
  VoiceKind,
} from './types.ts'

export const FRAMES: Record<string, string> = {
  control: 'Holds a place',
  gain: 'Takes a place',
  loss: 'Loss of a place',
  withdraw: 'Withdraws',
  present: 'Is present',
  advance: 'Advances',
  clash: 'Clash',
  attack: 'Attack',
  casualties: 'Casualties',
  strength: 'Strength',
  'took-part': 'Takes part',
  detain: 'Detains',
  displace: 'Displacement',
  agreement: 'Agreement',
  support: 'Supports',
  belong: 'Belongs to',
  cause: 'Cause',
  other: 'Something else',
}

const ROLES: Record<string, string> = {
  from: 'from',
  to: 'to',
  whom: 'whom',
  place: 'where',
  who: 'who',
  sides: 'between',
  perpetrator: 'by',
}

export const VOICES: Record<VoiceKind, string> = {
  author: 'Author',
  editor: 'Editor’s note',
  headline: 'Headline',
  caption: 'Caption',
  'quoted-page': 'Quoted page',
  boilerplate: 'Page furniture',
}

/** A voice without a name, as the subject of a sentence. */
export const SPEAKING_VOICES: Record<VoiceKind, string> = {
  author: 'the page’s author',
  editor: 'an editor of the page',
  headline: 'the headline',
  caption: 'a caption',
  'quoted-page': 'a page quoted here',
  boilerplate: 'the page’s own matter',
}

const STANCES: Record<Stance, [says: string, say: string, clause: string]> = {
  asserts: ['says', 'say', 'that'],
  denies: ['denies', 'deny', 'that'],
  admits: ['admits', 'admit', 'that'],
  doubts: ['doubts', 'doubt', 'that'],
  infers: ['infers', 'infer', 'that'],
  asks: ['asks', 'ask', 'whether'],
  relays: ['relays', 'relay', 'that'],
  urges: ['urges', 'urge', 'that'],
  declines: ['declines to say', 'decline to say', 'that'],
}

const POLARITIES: Record<Polarity, string | null> = {
  asserts: null,
  denies: 'denied',
  asks: 'asked',
  unasserted: 'neither asserted nor denied',
}

const ASPECTS: Record<Aspect, string | null> = {
  completed: null,
  ongoing: 'going on',
  ordered: 'ordered',
  planned: 'planned',
  failed: 'failed',
  hypothetical: 'supposed',
}

const CERTAINTIES: Record<Certainty, string | null> = {
  certain: 'put as certain',
  probable: 'put as probable',
  possible: 'put as possible',
  unstated: null,
}

const COUNTED: Record<string, string> = {
  'killed-or-wounded': 'killed or wounded',
  strength: 'in strength',
  other: '',
}

export const frameLabel = (frame: string): string => FRAMES[frame] ?? frame
export const roleLabel = (role: string): string => ROLES[role] ?? role.replaceAll('-', ' ')
export const certaintyLabel = (certainty: Certainty): string | null => CERTAINTIES[certainty]
export const polarityLabel = (polarity: Polarity): string | null => POLARITIES[polarity]
export const aspectLabel = (aspect: Aspect): string | null => ASPECTS[aspect]

/** "says", "does not admit": what a speaker does with the words. */
export function sayingVerb({ stance, negated }: Attribution): string {
  const [says, say] = STANCES[stance]
  if (!negated) return says
  // A negated doubt is how "could not be independently confirmed" is told from a doubt.
  return stance === 'doubts' ? 'could not confirm' : `does not ${say}`
}

/** The same for a voice of the page, which names no source. */
export function writingVerb(polarity: Polarity): string {
  if (polarity === 'denies') return 'denies'
  if (polarity === 'asks') return 'asks about'
  return polarity === 'asserts' ? 'writes' : 'neither asserts nor denies'
}

/** "says that", "asks whether": the same, before another speaker's words. */
export function sayingClause(attribution: Attribution): string {
  return `${sayingVerb(attribution)} ${STANCES[attribution.stance][2]}`
}

/** "at least 300 killed"; a vague amount is no figure, and no figure is not zero. */
export function figureInWords(figure: Figure): string {
  const counted = COUNTED[figure.kind] ?? figure.kind
  const amount = amountInWords(figure)
  if (amount === null) return counted ? `no figure given (${counted})` : 'no figure given'
  return [amount, counted, figure.cumulative ? 'in all' : ''].filter(Boolean).join(' ')
}

function amountInWords({ min, max, approximate }: Figure): string | null {
  const about = approximate ? 'about ' : ''
  const count = (value: number) => value.toLocaleString('en')
  if (min !== null && max !== null) {
    return about + (min === max ? count(min) : `${count(min)} to ${count(max)}`)
  }
  if (min !== null) return `at least ${about}${count(min)}`
  return max === null ? null : `at most ${about}${count(max)}`
}

/** Where a place lies, or the reason why that is not known. */
export function whereabouts({ lat, lon, radius_km, why }: Place): string {
  if (lat === null || lon === null)
    return `no coordinates: ${why ?? 'the gazetteer does not have it'}`
  const sides = `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? 'W' : 'E'}`
  return radius_km === null ? sides : `${sides}, to within ${radius_km} km`
}

/** The first word of a sentence. */
export const capital = (words: string): string =>
  words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** Kept, since to make one takes longer than to write a thousand numbers with it. */
const NUMBERS = new Intl.NumberFormat('en')

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${NUMBERS.format(count)} ${count === 1 ? one : many}`
