// Entry of the page: the dossier stands in it as JSON, and it may name the server it comes from.

import { mount } from 'svelte'
import './style.css'
import { Case } from './record/record.ts'
import { type Dossier, NOTHING } from './record/types.ts'
import { remembered } from './state/reviewer.ts'
import { Selection } from './state/selection.svelte.ts'
import { serverOfPage } from './state/server.ts'
import DossierView from './views/Dossier.svelte'

const held = document.getElementById('dossier')?.textContent ?? 'null'
const dossier: Dossier = { ...NOTHING, ...(JSON.parse(held) as Partial<Dossier> | null) }

const target = document.getElementById('page')
const server = serverOfPage()
const selection = new Selection(new Case(dossier), server)
if (target) mount(DossierView, { target, props: { selection } })

// The page comes for nobody in particular; who codes blind sees what is his own.
const isBlind = dossier.agreement.some((row) => row.row === 'round' && row.differences === null)
if (isBlind && remembered())
  void server?.dossier().then((mine) => selection.follow(new Case({ ...NOTHING, ...mine })))
