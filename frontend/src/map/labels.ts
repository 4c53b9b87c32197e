// Where the names of places stand beside their marks without covering one another.

export interface Labelled {
  x: number
  y: number
  /** Of the mark, in pixels. */
  radius: number
  /** An area may be written over; its name stands at its rim. */
  isArea: boolean
  lines: readonly string[]
}

/** A part of the map, in pixels. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Label {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  lines: readonly string[]
  box: Box
}

const LETTER = 6.4
export const LINE = 15
/** From the line on which letters stand up to their tops. */
const ASCENT = 12
const GAP = 7

/**
 * One label for each mark, in the order of right of way: with as many of its lines as there
 * is room for, else null: the list beside the map has every name.
 */
export function placeLabels(
  marks: readonly Labelled[],
  size: { width: number; height: number },
  reserved: readonly Box[] = [],
): (Label | null)[] {
  const taken = [...reserved, ...marks.filter(({ isArea }) => !isArea).map(boxOfMark)]
  const map = { left: 0, top: 0, right: size.width, bottom: size.height }
  const isFree = ({ box }: Label) => isIn(box, map) && !taken.some((other) => meets(other, box))
  return marks.map((mark) => {
    const cuts = mark.lines.map((_, at) => mark.lines.slice(0, mark.lines.length - at))
    const best = cuts.flatMap((lines) => positions({ ...mark, lines })).find(isFree)
    if (best === undefined) return null
    taken.push(best.box)
    return best
  })
}

/** Right, left, above, below, in order of how well they read; an area's above or below. */
function positions({ x, y, radius, lines, isArea }: Labelled): Label[] {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER
  const height = lines.length * LINE
  const beside = radius + GAP
  const at = (left: number, top: number, anchor: Label['anchor'], x: number): Label => ({
    x,
    y: top + ASCENT,
    anchor,
    lines,
    box: { left, right: left + width, top, bottom: top + height },
  })
  const upright = [
    at(x - width / 2, y - beside - height, 'middle', x),
    at(x - width / 2, y + beside, 'middle', x),
  ]
  if (isArea) return [...upright, at(x - width / 2, y - radius + GAP, 'middle', x)]
  const level = y - height / 2
  return [
    at(x + beside, level, 'start', x + beside),
    at(x - beside - width, level, 'end', x - beside),
    ...upright,
  ]
}

const boxOfMark = ({ x, y, radius }: Labelled): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
})

export const meets = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom

const isIn = (box: Box, map: Box): boolean =>
  box.left >= map.left && box.right <= map.right && box.top >= map.top && box.bottom <= map.bottom
