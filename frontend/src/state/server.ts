// The server behind the page, where there is one: `tadmor open` gives it a token, a single file has none.

import type { Coding } from '../record/codings.ts'
import type { FusedEstimate } from '../record/estimates.ts'
import type {
  Dossier,
  Finding,
  Placing,
  QuestionAct,
  QuestionRow,
  QuestionStatus,
  RulingKind,
  RulingRow,
  Scope,
  Search,
} from '../record/types.ts'
import { remembered } from './reviewer.ts'

export interface Asked {
  kind: RulingKind
  ids?: readonly string[]
  by: string
  reason?: string | null
  grade?: string
  name?: string
  placing?: Placing
  coding?: Coding | null
  hidden?: boolean
}

export interface Written {
  act: QuestionAct
  question?: string
  by: string
  text?: string
  scope?: Scope
  claims?: readonly string[]
  status?: QuestionStatus
  finding?: Finding
  search?: Search
}

/** A file by its bytes in base64, or a pasted text. */
export interface Sent {
  name?: string
  data?: string
  text?: string
  sidecar?: string
  facts?: Readonly<Record<string, string>>
}

/** How far a document is; `sentence` says why it could not be read, or what in it could not. */
export interface Incoming {
  number: number
  name: string
  state: 'waiting' | 'reading' | 'added' | 'known' | 'unread'
  claims: number
  sentence: string | null
}

export class Server {
  constructor(private readonly token: string) {}

  /** Record a ruling; every ruling of the case comes back. An Error says why not. */
  async rule(asked: Asked): Promise<readonly RulingRow[]> {
    const answer = (await this.post('rulings', asked)) as { rulings: readonly RulingRow[] }
    return answer.rulings
  }

  /** Write a row of a question; every question comes back as it stands then. */
  async write(written: Written): Promise<readonly QuestionRow[]> {
    const answer = (await this.post('questions', written)) as { questions: readonly QuestionRow[] }
    return answer.questions
  }

  /** Hold a question's finding against the case; what is at odds comes back, in words. */
  async check(question: string): Promise<readonly { message: string; words: string }[]> {
    const answer = await this.post('questions', { act: 'check', question })
    return (answer as { rows: readonly { message: string; words: string }[] }).rows
  }

  /** Send a document; the number under which its progress is told comes back. */
  async send(document: Sent): Promise<number> {
    return ((await this.post('documents', document)) as { number: number }).number
  }

  async incoming(): Promise<readonly Incoming[]> {
    const answer = (await this.ask('documents.json', {})) as { documents: readonly Incoming[] }
    return answer.documents
  }

  private async post(path: string, body: unknown): Promise<unknown> {
    return await this.ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tadmor-Token': this.token },
      body: JSON.stringify(body),
    })
  }

  /** The model estimate without some originating sources, by id or name. */
  async estimate(without: readonly string[]): Promise<FusedEstimate> {
    const parts = new URLSearchParams(without.map((key) => ['without', key]))
    return (await this.ask(`fused.json?${parts}`, {})) as FusedEstimate
  }

  /** The case as somebody may see it: what another marks in an open round is left out. */
  async dossier(by = remembered()): Promise<Dossier> {
    const query = by ? `?${new URLSearchParams({ by })}` : ''
    return (await this.ask(`dossier.json${query}`, {})) as Dossier
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
