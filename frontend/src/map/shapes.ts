// The geometry of a mark: a circle, cut into equal sectors where accounts differ.

/** The path of sector `index` of `count`, clockwise from the left half on. */
export function sector(index: number, count: number, radius: number): string {
  if (count === 1)
    return `M0,${-radius}A${radius},${radius} 0 1 1 0,${radius}A${radius},${radius} 0 1 1 0,${-radius}Z`
  const [from, to] = [edge(index, count, radius), edge(index + 1, count, radius)]
  return `M0,0L${from}A${radius},${radius} 0 0 1 ${to}Z`
}

/** The rim of the same sector alone. */
export function rim(index: number, count: number, radius: number): string {
  if (count === 1) return sector(0, 1, radius)
  const [from, to] = [edge(index, count, radius), edge(index + 1, count, radius)]
  return `M${from}A${radius},${radius} 0 0 1 ${to}`
}

/** A point of the circle: sectors begin at the bottom, so that the first of two is the left. */
export function edge(index: number, count: number, radius: number): string {
  const angle = (index / count) * 2 * Math.PI
  return `${round(-Math.sin(angle) * radius)},${round(Math.cos(angle) * radius)}`
}

const round = (value: number): number => Math.round(value * 100) / 100
