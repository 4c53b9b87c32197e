// What a coder marks in a text, a key at a time: from a draft, a key and the words selected to the
// next draft. Nothing here knows of a page; positions are code points.

import type { Codebook, CodedKind, Coding, Pieces } from './codings.ts'
import type { Text } from './span.ts'
import type { Attribution, Claim, Span, Spans, Stance, VoiceKind } from './types.ts'

/** A coding in the making. `typed` are the letters of a claim's frame. */
export interface Draft {
  kind: CodedKind
  words: Spans
  source: Spans
  cue: Spans
  roles: Readonly<Record<string, Spans>>
  stance: Stance | null
  frame: string | null
  voice: VoiceKind | null
  typed: string
  name: string
  time: string
  /** Whether the words are still those that are selected: what is mended begins so. */
  follows: boolean
  /** What it mends, and what is kept of that because nobody asks for it. */
  kept: Partial<Coding>
}

export const KINDS: Readonly<Record<string, CodedKind>> = {
  a: 'attribution',
  c: 'claim',
  p: 'place',
  t: 'time',
  v: 'voice',
}

/** What a typed name is the name of. */
export const NAMED: Partial<Record<CodedKind, string>> = {
  attribution: 'source',
  claim: 'place',
  place: 'place',
  voice: 'voice',
}

const VOICE_KINDS: readonly VoiceKind[] = [
  'editor',
  'headline',
  'caption',
  'quoted-page',
  'boilerplate',
  'author',
]

export function begun(kind: CodedKind, words: Spans): Draft {
  return {
    kind,
    words,
    source: [],
    cue: [],
    roles: {},
    stance: null,
    frame: null,
    voice: null,
    typed: '',
    name: '',
    time: '',
    follows: false,
    kept: {},
  }
}

/** What was read or coded, to be marked anew: its words first. */
export function mended(thing: Attribution | Claim, replaces: string): Draft {
  if ('span' in thing) {
    const { frame, roles, time, polarity, aspect, extent, certainty, figure } = thing
    const kept = { replaces, polarity, aspect, extent, certainty, figure }
    const draft = begun('claim', [thing.span])
    return { ...draft, frame, typed: frame, roles, time: time ?? '', follows: true, kept }
  }
  const { content, source, cue, stance, said, negated, certainty } = thing
  const kept = { replaces, negated, certainty }
  const draft = begun('attribution', content)
  return { ...draft, source, cue, stance, time: said ?? '', follows: true, kept }
}

/** A person's own coding, to be marked anew. */
export function recoded(coding: Coding): Draft {
  const spans = (pieces: Pieces): Spans => pieces.map(({ start, end }) => [start, end])
  const { kind, stance, frame, voice, roles, names } = coding
  return {
    ...begun(kind, spans(coding.words)),
    source: spans(coding.source),
    cue: spans(coding.cue),
    roles: Object.fromEntries(Object.entries(roles).map(([role, held]) => [role, spans(held)])),
    stance,
    frame,
    voice,
    typed: frame ?? '',
    name: names[NAMED[kind] ?? ''] ?? '',
    time: coding.time ?? '',
    follows: true,
    kept: coding,
  }
}

/** The next draft, or null where the key means nothing. */
export function press(
  draft: Draft | null,
  key: string,
  marked: Span | null,
  book: Codebook,
): Draft | null {
  if (draft === null) {
    const kind = KINDS[key]
    return kind && marked ? begun(kind, [marked]) : null
  }
  if (key === '0') return marked && { ...draft, words: [marked], follows: false }
  if (/^[1-9]$/.test(key)) return chosen(draft, optionsOf(draft, book)[Number(key) - 1], marked)
  return draft.kind === 'claim' ? typed(draft, key, book) : partMarked(draft, key, marked)
}

/** What the digits choose: stances, roles for the selected words, or kinds of voices. */
export function optionsOf({ kind, frame }: Draft, book: Codebook): readonly string[] {
  if (kind === 'attribution') return Object.keys(book.stances)
  if (kind === 'voice') return VOICE_KINDS
  const roles = kind === 'claim' && frame !== null ? book.frames[frame]?.roles : null
  return roles ? [...new Set([...roles, 'place'])] : []
}

/** The frames that begin with the letters typed. */
export function framesOf(letters: string, book: Codebook): string[] {
  return Object.keys(book.frames).filter((name) => name.startsWith(letters))
}

/** Why a draft cannot be recorded yet. */
export function lacks(draft: Draft): string | null {
  if (draft.words.length === 0) return 'Nothing is marked yet.'
  if (draft.kind === 'claim' && draft.frame === null)
    return 'Type the first letters of what kind of claim it is.'
  return null
}

/** The coding that a draft comes to, in a document given by its hash. */
export function codingOf(draft: Draft, text: Text, document: string): Coding {
  const pieces = (spans: Spans): Pieces =>
    spans.map((span) => ({ start: span[0], end: span[1], exact: text.slice(span) }))
  const named = NAMED[draft.kind]
  const name = draft.name.trim()
  const { [named ?? '']: _, ...names } = draft.kept.names ?? {}
  return {
    negated: false,
    polarity: null,
    aspect: null,
    extent: null,
    certainty: 'unstated',
    figure: null,
    replaces: null,
    ...draft.kept,
    kind: draft.kind,
    document,
    words: pieces(draft.words),
    source: pieces(draft.source),
    cue: pieces(draft.cue),
    roles: Object.fromEntries(
      Object.entries(draft.roles).map(([role, spans]) => [role, pieces(spans)]),
    ),
    names: named && name ? { ...names, [named]: name } : names,
    voice: draft.voice,
    frame: draft.frame,
    stance: draft.stance,
    time: draft.time.trim() || null,
  }
}

function chosen(draft: Draft, option: string | undefined, marked: Span | null): Draft | null {
  if (option === undefined) return null
  if (draft.kind === 'attribution') return { ...draft, stance: option as Stance }
  if (draft.kind === 'voice') return { ...draft, voice: option as VoiceKind }
  return marked && { ...draft, roles: { ...draft.roles, [option]: [marked] }, follows: false }
}

/** A letter that no frame goes on with is not taken. */
function typed(draft: Draft, key: string, book: Codebook): Draft | null {
  const letters = key === 'Backspace' ? draft.typed.slice(0, -1) : draft.typed + key
  if (key !== 'Backspace' && !/^[a-z-]$/.test(key)) return null
  const found = framesOf(letters, book)[0]
  if (found === undefined) return null
  return { ...draft, typed: letters, frame: letters ? found : null, roles: {} }
}

/** A letter marks a part anew; with the shift key it adds a piece to it. */
function partMarked(draft: Draft, key: string, marked: Span | null): Draft | null {
  const letter = key.toLowerCase()
  const part =
    KINDS[letter] === draft.kind
      ? 'words'
      : draft.kind === 'attribution'
        ? ({ s: 'source', u: 'cue' } as const)[letter]
        : undefined
  if (part === undefined || marked === null) return null
  const before = key === letter ? [] : draft[part]
  const spans = [...before, marked].sort((one, other) => one[0] - other[0])
  return { ...draft, [part]: spans, follows: false }
}
