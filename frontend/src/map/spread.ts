// Marks that would cover one another step aside; a line leads back to where the place is.

export interface Dot {
  x: number
  y: number
  radius: number
}

const ROUNDS = 24
const GAP = 3

/** New middles, as near to the old as they can be without overlap; the first gives way least. */
export function spread(dots: readonly Dot[]): { x: number; y: number }[] {
  const moved = dots.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < ROUNDS; round++) {
    let isCrowded = false
    for (let later = 1; later < moved.length; later++) {
      for (let earlier = 0; earlier < later; earlier++) {
        isCrowded = part(dots, moved, earlier, later) || isCrowded
      }
    }
    if (!isCrowded) break
  }
  return moved
}

function part(
  dots: readonly Dot[],
  moved: { x: number; y: number }[],
  earlier: number,
  later: number,
): boolean {
  const one = moved[earlier]
  const other = moved[later]
  const apart = (dots[earlier]?.radius ?? 0) + (dots[later]?.radius ?? 0) + GAP
  if (!one || !other) return false
  const dx = other.x - one.x
  const dy = other.y - one.y
  if (Math.abs(dx) >= apart || Math.abs(dy) >= apart) return false
  const distance = Math.hypot(dx, dy)
  if (distance >= apart - 0.01) return false
  // Two on one point part in a direction of their own, always the same one.
  const angle = distance < 0.01 ? later * 2.4 : Math.atan2(dy, dx)
  const by = apart - distance
  const shares = earlier === 0 ? [0, 1] : [0.4, 0.6]
  one.x -= Math.cos(angle) * by * (shares[0] as number)
  one.y -= Math.sin(angle) * by * (shares[0] as number)
  other.x += Math.cos(angle) * by * (shares[1] as number)
  other.y += Math.sin(angle) * by * (shares[1] as number)
  return true
}
