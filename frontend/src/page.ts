// Entry of the single file: the dossier stands in the page as JSON.

import { mount } from 'svelte'
import './style.css'
import { Case } from './record/record.ts'
import { type Dossier, NOTHING } from './record/types.ts'
import { Selection } from './state/selection.svelte.ts'
import DossierView from './views/Dossier.svelte'

const held = document.getElementById('dossier')?.textContent ?? 'null'
const dossier: Dossier = { ...NOTHING, ...(JSON.parse(held) as Partial<Dossier> | null) }

const target = document.getElementById('page')
if (target) mount(DossierView, { target, props: { selection: new Selection(new Case(dossier)) } })
