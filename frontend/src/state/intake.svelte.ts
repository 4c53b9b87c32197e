// Documents on their way into the case: sent one after the other, each told of until it is done.

import { Case } from '../record/record.ts'
import { NOTHING } from '../record/types.ts'
import type { Selection } from './selection.svelte.ts'
import type { Incoming, Sent, Server } from './server.ts'

/** As many bytes as the server takes; larger files go in by `tadmor add`. */
const LARGEST = 25_000_000
const PAUSE = 200
const READ = /\.(txt|md|html?)$/i

export interface Row extends Pick<Incoming, 'name' | 'state' | 'claims' | 'sentence'> {
  key: number
}

export class Intake {
  rows = $state.raw<readonly Row[]>([])
  private waiting: [number, () => Promise<Sent>][] = []
  private isRunning = false
  private count = 0

  constructor(
    private readonly selection: Selection,
    private readonly server: Server,
  ) {}

  get isBusy(): boolean {
    return this.rows.some(({ state }) => state === 'waiting' || state === 'reading')
  }

  /** Take files; a .toml beside a document of its name says what is known of that. */
  async take(files: readonly File[]): Promise<void> {
    const stem = (name: string) => name.replace(/\.[^.]*$/, '')
    const documents = files.filter(({ name }) => READ.test(name))
    const sidecarOf = (file: File) =>
      files.find(({ name }) => name.toLowerCase() === `${stem(file.name)}.toml`.toLowerCase())
    const sidecars = documents.map(sidecarOf)
    for (const file of files) {
      if (sidecars.includes(file)) continue
      const sidecar = documents.includes(file) ? sidecarOf(file) : undefined
      this.add(file.name, () => packed(file, sidecar))
    }
    await this.run()
  }

  /** Send a pasted text at once, so that its form can say what does not fit. */
  async paste(text: string, facts: Record<string, string>): Promise<void> {
    const number = await this.server.send({ text, facts })
    const key = this.row(facts.title || 'pasted text')
    void this.watch(key, number)
      .then(() => this.follow())
      .catch((error) => this.tell(key, { state: 'unread', sentence: sentenceOf(error) }))
  }

  clear(): void {
    this.rows = this.rows.filter(({ state }) => state === 'waiting' || state === 'reading')
  }

  private add(name: string, make: () => Promise<Sent>): void {
    this.waiting.push([this.row(name), make])
  }

  private row(name: string): number {
    const key = ++this.count
    const row: Row = { key, name, state: 'waiting', claims: 0, sentence: null }
    this.rows = [...this.rows, row]
    return key
  }

  private async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const [key, make] = next
      try {
        await this.watch(key, await this.server.send(await make()))
      } catch (error) {
        this.tell(key, { state: 'unread', sentence: sentenceOf(error) })
      }
    }
    this.isRunning = false
    await this.follow()
  }

  /** Ask how far a document is until it is done. */
  private async watch(key: number, number: number): Promise<void> {
    for (let isDone = false; !isDone; ) {
      const found = (await this.server.incoming()).find((one) => one.number === number)
      if (found === undefined) throw new Error('The server no longer knows of this document.')
      const { name, state, claims, sentence } = found
      this.tell(key, { name, state, claims, sentence })
      isDone = state !== 'waiting' && state !== 'reading'
      if (!isDone) await new Promise((done) => setTimeout(done, PAUSE))
    }
  }

  private tell(key: number, news: Partial<Row>): void {
    this.rows = this.rows.map((row) => (row.key === key ? { ...row, ...news } : row))
  }

  /** Show the case as it is now, at the place where one was. */
  private async follow(): Promise<void> {
    if (!this.rows.some(({ state }) => state === 'added')) return
    const dossier = await this.server.dossier()
    const height = scrollY
    this.selection.follow(new Case({ ...NOTHING, ...dossier }))
    requestAnimationFrame(() => scrollTo(0, height))
  }
}

async function packed(file: File, sidecar: File | undefined): Promise<Sent> {
  if (file.size > LARGEST) {
    throw new Error(`${file.name}: it is larger than 25 MB; add it with tadmor add CASE FILE`)
  }
  const sent = { name: file.name, data: await base64(file) }
  return sidecar ? { ...sent, sidecar: await sidecar.text() } : sent
}

function base64(file: File): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,?/, ''))
    reader.onerror = () => fail(new Error(`${file.name}: it could not be read; is it a folder?`))
    reader.readAsDataURL(file)
  })
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
