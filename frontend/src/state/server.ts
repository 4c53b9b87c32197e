// The server behind the page, where there is one: `tadmor open` gives it a token, a single file has none.

import type { Dossier, Placing, RulingKind, RulingRow } from '../record/types.ts'

export interface Asked {
  kind: RulingKind
  ids?: readonly string[]
  by: string
  reason?: string | null
  grade?: string
  name?: string
  placing?: Placing
}

export class Server {
  constructor(private readonly token: string) {}

  /** Record a ruling; every ruling of the case comes back. An Error says why not. */
  async rule(asked: Asked): Promise<readonly RulingRow[]> {
    const answer = (await this.ask('rulings', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tadmor-Token': this.token },
      body: JSON.stringify(asked),
    })) as { rulings: readonly RulingRow[] }
    return answer.rulings
  }

  async dossier(): Promise<Dossier> {
    return (await this.ask('dossier.json', {})) as Dossier
  }

  private async ask(path: string, how: RequestInit): Promise<unknown> {
    const answer = await fetch(path, how).catch(() => {
      throw new Error('The server does not answer. Is `tadmor open` still running?')
    })
    if (answer.ok) return await answer.json()
    const text = await answer.text()
    throw new Error(sentenceIn(text))
  }
}

/** The server that this page names, if any. */
export function serverOfPage(): Server | null {
  const token = document.querySelector<HTMLMetaElement>('meta[name="tadmor-token"]')?.content
  return token ? new Server(token) : null
}

function sentenceIn(text: string): string {
  try {
    return String((JSON.parse(text) as { error?: unknown }).error ?? text)
  } catch {
    return text
  }
}
