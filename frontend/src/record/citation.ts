// A mark as one quotes it: the words, who says them and through whom, where they stand, and what
// they can be checked against.

import type { Case, Source } from './record.ts'
import { inWords } from './time.ts'
import type { Attribution, Claim, Spans } from './types.ts'

/** “The ford held”, the reeve (by way of the Courier), “Floods”, Courier, 4 May 1241, https://…, … */
export function citation(held: Case, source: Source, thing: Claim | Attribution): string {
  const isClaim = 'frame' in thing
  const spans: Spans = isClaim ? [thing.span] : thing.content
  const said = isClaim ? source.attribution(thing.attribution) : thing
  const { title, publisher, published, url, sha256, name } = source.reading.document
  const parts = [
    `“${source.text.quote(spans).replace(/\s+/g, ' ')}”`,
    said === null ? source.voiceName(thing.voice) : speakerOf(source, said),
    title === null ? name : `“${title}”`,
    publisher,
    inWords(published) ?? 'no date of publication',
    url,
    `characters ${spans.map(([start, end]) => `${start} to ${end}`).join(' and ')}`,
    sha256 && `sha256 ${sha256.slice(0, 12)}`,
    held.idOf(source.number, isClaim ? 'clm' : 'att', thing.id),
  ]
  return parts.filter(Boolean).join(', ')
}

/** Whoever spoke, and between them and the page everyone through whom the words came. */
function speakerOf(source: Source, said: Attribution): string {
  const names = source.chain(said).map((link) => source.speaker(link).name)
  const [speaker, ...relays] = [...new Set(names.reverse())]
  return relays.length > 0 ? `${speaker} (by way of ${relays.join(', by way of ')})` : `${speaker}`
}
