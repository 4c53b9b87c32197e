// The keyboard's way through the page: the marks of the text, the lines of the claims list and the
// bars of the lanes are stops, and j and k go from one to the next within whichever has the focus.

const STOP = '[data-stop]'

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, dialog') !== null
}

export function atStop(): boolean {
  return document.activeElement?.matches(STOP) ?? false
}

/** Move the focus by one stop, from the focused one or else the chosen one. */
export function step(by: 1 | -1): void {
  const walk =
    document.activeElement?.closest('[data-walk]') ?? document.querySelector('[data-walk]')
  const stops = [...(walk?.querySelectorAll<HTMLElement>(STOP) ?? [])]
  const here = stops.indexOf(document.activeElement as HTMLElement)
  const from = here >= 0 ? here : stops.findIndex((stop) => stop.ariaPressed === 'true')
  reach(stops[from < 0 ? 0 : Math.min(Math.max(from + by, 0), stops.length - 1)])
}

/** Put the focus on the first stop of the text or of the claims list. */
export function goTo(name: 'text' | 'claims'): void {
  reach(walkOf(name)?.querySelector<HTMLElement>(STOP) ?? undefined)
}

function walkOf(name: string): Element | null {
  return document.querySelector(`[data-walk="${name}"]`)
}

function reach(stop: HTMLElement | undefined): void {
  stop?.focus({ preventScroll: true })
  stop?.scrollIntoView({ block: 'nearest' })
}
