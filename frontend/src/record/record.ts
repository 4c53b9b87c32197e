// A dossier by id: what the views ask of it.

import { begins, depths, layOut, type Paragraph } from './segments.ts'
import { covers, overlaps, Text } from './span.ts'
import { actorName, keyOf, rollOfSpeakers, type Speaker, UNNAMED } from './speakers.ts'
import type {
  Attribution,
  Claim,
  ClaimRow,
  Dossier,
  Mark,
  Party,
  Place,
  Reading,
  Spans,
  TimeExpression,
  Voice,
} from './types.ts'
import { SPEAKING_VOICES } from './words.ts'

/** One document of the dossier, with everything in it found by id. */
export class Source {
  readonly text: Text
  readonly key: string
  readonly attributions: readonly Attribution[]
  private readonly speakers: Map<string, Speaker>
  private readonly heights = new Map<string, number>()
  private laidOut: Paragraph[] | null = null

  constructor(
    readonly reading: Reading,
    readonly number: number,
    speakers: Map<string, Speaker>,
  ) {
    this.text = new Text(reading.text)
    this.key = reading.document.sha256.slice(0, 12) || String(number)
    this.speakers = speakers
    const depth = depths(reading.attributions)
    this.attributions = [...reading.attributions].sort(
      (a, b) => begins(a) - begins(b) || depth(a) - depth(b),
    )
    for (const attribution of this.attributions) this.raise(attribution)
  }

  get name(): string {
    return this.reading.document.title ?? this.reading.document.name
  }

  /** The cut text, made when the document is first shown. */
  get paragraphs(): Paragraph[] {
    this.laidOut ??= layOut(this.reading, this.text.paragraphs())
    return this.laidOut
  }

  attribution(id: string | null): Attribution | null {
    return this.attributions.find((attribution) => attribution.id === id) ?? null
  }

  claim(id: string): Claim | null {
    return this.reading.claims.find((claim) => claim.id === id) ?? null
  }

  place(claim: Claim): Place | null {
    return this.reading.places.find(({ id }) => id === claim.place) ?? null
  }

  actor(id: string | null | undefined): string | null {
    return this.reading.actors.find((actor) => actor.id === id)?.name ?? null
  }

  /** The number under which a claim's words stand in the text and in print. */
  footnote(claim: Claim): number {
    return this.reading.claims.indexOf(claim) + 1
  }

  /** From the page inwards: everyone through whom these words came, the speaker last. */
  chain(attribution: Attribution): Attribution[] {
    const chain: Attribution[] = []
    for (
      let link: Attribution | null = attribution;
      link !== null && !chain.includes(link);
      link = this.attribution(link.within)
    ) {
      chain.unshift(link)
    }
    return chain
  }

  speaker(attribution: Attribution): Speaker {
    const name = actorName(this.reading, attribution)
    return (name !== null && this.speakers.get(keyOf(name))) || UNNAMED
  }

  /** How many lines run between an attribution's own line and the words: none for an innermost. */
  height(attribution: Attribution): number {
    return this.heights.get(attribution.id) ?? 0
  }

  /** The originating source of a claim, or the voice of the page that makes it. */
  sayer(claim: Claim): Speaker | Voice | null {
    const attribution = this.attribution(claim.attribution)
    return attribution ? this.speaker(attribution) : this.voice(claim.voice)
  }

  sayerName(claim: Claim): string {
    const attribution = this.attribution(claim.attribution)
    return attribution ? this.speaker(attribution).name : this.voiceName(claim.voice)
  }

  voice(id: string): Voice | null {
    return this.reading.voices.find((voice) => voice.id === id) ?? null
  }

  /** "Harbour Courier’s author", "an editor of the page": a voice as the subject of a sentence. */
  voiceName(id: string): string {
    const voice = this.voice(id)
    const { publisher } = this.reading.document
    if (voice === null || voice.kind === 'author') {
      return publisher ? `${publisher}’s author` : (voice?.name ?? SPEAKING_VOICES.author)
    }
    return voice.name ?? SPEAKING_VOICES[voice.kind]
  }

  /** The day on which a voice of the page wrote; the author's is the document's. */
  writtenOn(id: string): string | null {
    const voice = this.voice(id)
    const own = voice?.published ?? null
    return own ?? (voice?.kind === 'author' ? this.reading.document.published : null)
  }

  claimsWithin(attribution: Attribution): Claim[] {
    return this.reading.claims.filter((claim) => {
      const own = this.attribution(claim.attribution)
      return own !== null && this.chain(own).includes(attribution)
    })
  }

  /** Words in a claim that name a time: they say how its date was read, or why it has none. */
  timesIn(claim: Claim): TimeExpression[] {
    return this.reading.times.filter(
      ({ span }) => covers(claim.span, span) || overlaps(claim.span, span),
    )
  }

  /** The words of one thing in the reading, by its id there. */
  spansOf(kind: Mark['kind'], id: string): Spans {
    const { reading } = this
    const one = <Thing extends { id: string }>(things: readonly Thing[]) =>
      things.find((thing) => thing.id === id)
    if (kind === 'att') return one(reading.attributions)?.content ?? []
    if (kind === 'voc') return one(reading.voices)?.spans ?? []
    // Of names and times a file need not have the words; of what it quotes it has.
    const here = (spans: Spans) => spans.filter((span) => this.text.has(span))
    if (kind === 'act') return here(one(reading.actors)?.mentions ?? [])
    if (kind === 'plc') return here(one(reading.places)?.mentions ?? [])
    const span = (kind === 'clm' ? one(reading.claims) : one(reading.times))?.span
    return span ? here([span]) : []
  }

  private raise(attribution: Attribution): void {
    const outwards = this.chain(attribution).reverse()
    outwards.forEach((link, steps) => {
      this.heights.set(link.id, Math.max(steps, this.height(link)))
    })
  }
}

/** Where an id of the case stands: its document, its id in that document's reading, its words. */
export interface Location {
  document: number
  kind: Mark['kind']
  local: string
  spans: Spans
}

/** A whole dossier by the ids of the case. */
export class Case {
  readonly sources: Source[]
  readonly speakers: Map<string, Speaker>
  readonly outlets: Set<string>
  /** Whether the case has been compared, and is not just a pile of readings. */
  readonly hasTables: boolean
  private readonly marks: Map<string, [document: number, mark: Mark]>
  private readonly claims: Map<string, ClaimRow>
  private readonly places: Map<string, Place>

  constructor(readonly dossier: Dossier) {
    this.speakers = rollOfSpeakers(dossier.readings)
    this.sources = dossier.readings.map(
      (reading, number) => new Source(reading, number, this.speakers),
    )
    const publishers = dossier.readings.map(({ document }) => document.publisher)
    this.outlets = new Set(publishers.filter((name) => name !== null).map(keyOf))
    this.marks = new Map(
      dossier.marks.flatMap((marks, number) => marks.map((mark) => [mark.id, [number, mark]])),
    )
    this.claims = byId(dossier.claims)
    this.places = byId(dossier.places)
    const { conflicts, control, figures, timeline, sources } = dossier
    this.hasTables = [conflicts, control, figures, timeline, sources].some(
      (rows) => rows.length > 0,
    )
  }

  /** The same case with other rows to show; an id leads where it led, whether its row shows or not. */
  narrowed(dossier: Dossier): Case {
    return Object.assign(Object.create(Case.prototype) as Case, this, { dossier })
  }

  claim(id: string | null): ClaimRow | null {
    return this.claims.get(id ?? '') ?? null
  }

  place(id: string | null): Place | null {
    return this.places.get(id ?? '') ?? null
  }

  /** The id in the case of a claim or another thing of a document's reading. */
  idOf(document: number, kind: Mark['kind'], local: string): string | null {
    const marks = this.dossier.marks[document] ?? []
    return marks.find((mark) => mark.kind === kind && mark.local === local)?.id ?? null
  }

  /** A document by the name that rows use. */
  source(name: string | null): Source | null {
    return this.sources.find(({ reading }) => reading.document.name === name) ?? null
  }

  /** Where a claim, an attribution or any other thing of a reading stands. */
  locate(id: string | null): Location | null {
    const found = this.marks.get(id ?? '')
    if (found === undefined) return null
    const [document, { kind, local }] = found
    const spans = this.sources[document]?.spansOf(kind, local) ?? []
    return { document, kind, local, spans }
  }
}

/** What tells one party from another: its id, or its name where it has none. */
export function keyOfParty(party: Party | 'fused'): string {
  return party === 'fused' ? party : (party.id ?? keyOf(party.name))
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
