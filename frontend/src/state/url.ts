// The document and the choice in the address: #d=3f2a…&a=a7 or #d=3f2a…&c=c12.

import type { Selection } from './selection.svelte.ts'

export function toHash({ source, chosen }: Selection): string {
  const parts = new URLSearchParams()
  if (source) parts.set('d', source.key)
  if (chosen && 'claim' in chosen) parts.set('c', chosen.claim.id)
  else if (chosen) parts.set('a', chosen.attribution.id)
  return `#${parts}`
}

/** Open what an address names; what it names wrongly is left as it was. */
export function fromHash(hash: string, selection: Selection): void {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const { sources } = selection.record
  const source = sources.find(({ key }) => key === parts.get('d')) ?? sources[0]
  if (source === undefined) return
  selection.open(source.number)
  const claim = source.claim(parts.get('c') ?? '')
  const attribution = source.attribution(parts.get('a'))
  if (claim) selection.choose({ claim })
  else if (attribution) selection.choose({ attribution })
  else selection.clear()
}
