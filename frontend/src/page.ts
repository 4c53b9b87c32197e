// Entry of the page: the dossier stands in it as JSON, and it may name the server it comes from.

import { mount } from 'svelte'
import './style.css'
import { Case } from './record/record.ts'
import { type Dossier, NOTHING } from './record/types.ts'
import { remembered } from './state/reviewer.ts'
import { Selection } from './state/selection.svelte.ts'
import { type Server, serverOfPage } from './state/server.ts'
import DossierView from './views/Dossier.svelte'

const held = document.getElementById('dossier')?.textContent ?? 'null'
const dossier: Dossier = { ...NOTHING, ...(JSON.parse(held) as Partial<Dossier> | null) }

// The page comes for nobody in particular; who codes blind is shown what is his own.
async function asSeen(server: Server | null): Promise<Partial<Dossier>> {
  const isBlind = dossier.agreement.some((row) => row.row === 'round' && row.differences === null)
  if (!server || !isBlind || !remembered()) return dossier
  return await server.dossier().catch(() => dossier)
}

async function start(): Promise<void> {
  const target = document.getElementById('page')
  const server = serverOfPage()
  const held = new Case({ ...NOTHING, ...(await asSeen(server)) })
  target?.replaceChildren()
  if (target) mount(DossierView, { target, props: { selection: new Selection(held, server) } })
}

void start()
