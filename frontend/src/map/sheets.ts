// Dated maps on the page: their shapes, which of them can be compared, and what changed.

import type { MultiPolygon, Position } from 'geojson'
import { keyOfParty } from '../record/record.ts'
import type { AreaRow, ChangeRow, Party, PassedRow, Patch, Sheet } from '../record/types.ts'
import type { Located } from './view.ts'

/** A ring's numbers are ten-thousandths of a degree. */
const PARTS = 10_000

/** A patch as GeoJSON; its outlines run clockwise, as d3 has them. */
export function shapeOf({ polygons }: Patch): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(ringOf)) }
}

function ringOf(steps: readonly number[]): Position[] {
  const ring: Position[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at] as number
    y += steps[at + 1] as number
    ring.push([x / PARTS, y / PARTS])
  }
  return ring
}

/** Who has a label of a map; none for what is nobody's. */
export function holderOf({ areas }: Sheet, label: string): Party | null {
  return areas.find((area) => area.label === label)?.holder ?? null
}

/** In what two maps differ so that their areas cannot be compared. */
export function differences(one: Sheet, other: Sheet): string[] {
  const plain = (words: string) => words.toLowerCase().split(/\s+/).join(' ')
  const alike: Record<string, boolean> = {
    mapmaker: keyOfParty(one.layer.mapmaker) === keyOfParty(other.layer.mapmaker),
    method: plain(one.layer.method) === plain(other.layer.method),
    legend: one.legend === other.legend,
  }
  return Object.keys(alike).filter((name) => !alike[name])
}

/** One label's area on two maps; null where a map does not show it. */
export interface Compared {
  label: string
  holder: Party | null
  before: AreaRow | null
  after: AreaRow | null
}

/** Every label of two maps, the widest first. */
export function compared(first: Sheet, then: Sheet): Compared[] {
  const labels = [...new Set([...first.areas, ...then.areas].map(({ label }) => label))]
  const rows = labels.map((label) => ({
    label,
    holder: holderOf(first, label) ?? holderOf(then, label),
    before: first.areas.find((area) => area.label === label) ?? null,
    after: then.areas.find((area) => area.label === label) ?? null,
  }))
  const width = ({ before, after }: Compared) => (before?.km2 ?? 0) + (after?.km2 ?? 0)
  return rows.sort((one, other) => width(other) - width(one))
}

/** What passed from one map to the next, over all maps of their kind from one to the other. */
export function passedBetween(
  first: Sheet,
  then: Sheet,
  maps: readonly Sheet[],
  changes: readonly { row: string }[],
): PassedRow[] {
  const kind = maps.filter((sheet) => differences(sheet, first).length === 0)
  const [from, to] = [kind.indexOf(first), kind.indexOf(then)]
  const steps = kind.slice(from, to).map((sheet, at) => {
    const next = kind[from + at + 1]
    return `${sheet.layer.id} ${next?.layer.id}`
  })
  return changes
    .filter((row): row is PassedRow => row.row === 'passed')
    .filter(({ because }) => steps.includes(because.join(' ')))
}

/** What a holder gained and lost between two maps, where they were set beside each other. */
export function changeOf(
  first: Sheet,
  then: Sheet,
  label: string,
  changes: readonly { row: string }[],
): ChangeRow | null {
  const rows = changes.filter((row): row is ChangeRow => row.row === 'change')
  const found = rows.find(
    (row) =>
      row.label === label && row.because[0] === first.layer.id && row.because[1] === then.layer.id,
  )
  return found ?? null
}

/** The last map of a maker that shows a day not after this one; none before the first. */
export function sheetOn(maps: readonly Sheet[], maker: string, day: string): Sheet | null {
  const own = maps.filter(({ layer }) => keyOfParty(layer.mapmaker) === maker)
  return own.findLast(({ layer }) => layer.shown <= day) ?? null
}

/** The corners of what maps cover, for a view to hold. */
export function cornersOf(maps: readonly Sheet[]): Located[] {
  const points = maps
    .flatMap(({ patches }) => patches)
    .flatMap((patch) => shapeOf(patch).coordinates.flat(2))
  if (points.length === 0) return []
  const [lons, lats] = [
    points.map(([lon]) => lon as number),
    points.map(([, lat]) => lat as number),
  ]
  return [Math.min, Math.max].map((extreme) => ({
    lat: lats.reduce((one, other) => extreme(one, other)),
    lon: lons.reduce((one, other) => extreme(one, other)),
    radius_km: 0,
  }))
}

/** The last map before another that is of its maker, or else of any; itself where it is the first. */
export function earlier(maps: readonly Sheet[], other: Sheet): Sheet {
  const before = maps.slice(0, maps.indexOf(other))
  const maker = keyOfParty(other.layer.mapmaker)
  const own = before.findLast(({ layer }) => keyOfParty(layer.mapmaker) === maker)
  return own ?? before.at(-1) ?? other
}
