// Between the elements of a shown text and positions in it. Every run of words there names the code
// point at which it begins (`data-at`); offsets within a run are counted by record/span.ts.

import type { Text } from '../../record/span.ts'
import type { Span } from '../../record/types.ts'

const RUN = '[data-at]'

/** The code point of a place in the document; null if it is not in the text. */
export function pointOf(root: Element, text: Text, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null
  const run = node.parentElement?.closest<HTMLElement>(RUN)
  if (node instanceof globalThis.Text && run && root.contains(run))
    return text.toPoints(text.toUnits(startOf(run)) + offset)
  // Between runs, as after a triple click: where the next one begins, or the last one ends.
  const place = document.createRange()
  place.setStart(node, offset)
  const next = runsOf(root).find((one) => place.comparePoint(one, 0) >= 0)
  return next ? startOf(next) : endOf(runsOf(root).at(-1), text)
}

/** The range of a stretch of the text; null if it is not shown. */
export function rangeOf(root: Element, text: Text, [start, end]: Span): Range | null {
  const [from, to] = [placeOf(root, text, start), placeOf(root, text, end)]
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return range
}

/** Select a stretch from where it was begun to where the caret is. */
export function select(root: Element, text: Text, anchor: number, focus: number): void {
  const [from, to] = [placeOf(root, text, anchor), placeOf(root, text, focus)]
  if (from && to) getSelection()?.setBaseAndExtent(...from, ...to)
}

/** The position a line above or below another, as it is shown. */
export function onNextLine(root: Element, text: Text, at: number, way: 1 | -1): number | null {
  const box = caretBox(root, text, at)
  if (box === null) return null
  for (const lines of [1, 1.6, 2.4, 3.2]) {
    const y = box.top + box.height / 2 + way * lines * box.height * 1.2
    const found = caretUnder(box.left, y)
    const point = found && pointOf(root, text, ...found)
    if (point !== null && point !== at && point > at === way > 0) return point
  }
  return null
}

/** Where a caret is to be drawn. */
export function caretBox(root: Element, text: Text, at: number): DOMRect | null {
  const range = rangeOf(root, text, [at, at])
  return (
    range?.getClientRects()[0] ??
    range?.startContainer.parentElement?.getBoundingClientRect() ??
    null
  )
}

function placeOf(root: Element, text: Text, point: number): [Node, number] | null {
  const run = runsOf(root).findLast((one) => startOf(one) <= point)
  const words = run?.firstChild
  if (!run || !words) return null
  const units = text.toUnits(point) - text.toUnits(startOf(run))
  return [words, Math.min(units, words.textContent?.length ?? 0)]
}

function caretUnder(x: number, y: number): [Node, number] | null {
  if ('caretPositionFromPoint' in document) {
    const found = document.caretPositionFromPoint(x, y)
    return found && [found.offsetNode, found.offset]
  }
  // Safari has only the older way.
  const found = (document as Document).caretRangeFromPoint(x, y)
  return found && [found.startContainer, found.startOffset]
}

const runsOf = (root: Element) => [...root.querySelectorAll<HTMLElement>(RUN)]
const startOf = (run: HTMLElement) => Number(run.dataset.at)
const endOf = (run: HTMLElement | undefined, text: Text) =>
  run ? text.toPoints(text.toUnits(startOf(run)) + (run.textContent?.length ?? 0)) : 0
