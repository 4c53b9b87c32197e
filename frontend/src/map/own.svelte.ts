// The reader's own layers: held in this page while it is open, never sent and never kept.

import { type Own, readLayer, UnfitError } from './geojson.ts'

export interface OwnLayer {
  id: number
  name: string
  shapes: readonly Own[]
  colour: number
}

const MOST_BYTES = 20_000_000
/** Not those of the holders (holders.ts). */
const COLOURS = [3, 1, 2] as const

export class OwnLayers {
  layers = $state.raw<readonly OwnLayer[]>([])
  /** One sentence for a file that could not be drawn. */
  problem = $state('')
  private count = 0

  async take(files: Iterable<File>): Promise<void> {
    this.problem = ''
    for (const file of files) {
      try {
        if (file.size > MOST_BYTES) throw new UnfitError('it is larger than 20 MB')
        this.add(file.name, readLayer(await file.text()))
      } catch (error) {
        const why = error instanceof UnfitError ? error.message : 'it cannot be read'
        this.problem = `${file.name} was not drawn: ${why}.`
      }
    }
  }

  remove(id: number): void {
    this.layers = this.layers.filter((layer) => layer.id !== id)
  }

  private add(name: string, shapes: readonly Own[]): void {
    const colour = COLOURS[this.count % COLOURS.length] as number
    this.count++
    this.layers = [...this.layers, { id: this.count, name, shapes, colour }]
  }
}

/** One for the page, so that layers stay while other views are looked at. */
export const own = new OwnLayers()
