declare module 'virtual:basemap' {
  import type { MultiLineString, MultiPolygon } from 'geojson'
  import type {
    MultiPolygon as Areas,
    GeometryCollection,
    MultiLineString as Lines,
    Topology,
  } from 'topojson-specification'

  export const land: Topology<{
    land: Areas
    borders: Lines
    countries: GeometryCollection<{ name: string }>
  }>
  export const waters: Topology<{ lakes: Areas; rivers: Lines }>
  /** A part of the world in finer lines; `box` is its west, south, east and north. */
  export const region: {
    box: readonly [number, number, number, number]
    land: MultiPolygon
    borders: MultiLineString
    rivers: MultiLineString
    lakes: MultiPolygon
  }
}
