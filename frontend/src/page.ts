// Entry of the single file: the dossier stands in the page as JSON.

import { mount } from 'svelte'
import './style.css'
import { Case } from './record/record.ts'
import type { Dossier } from './record/types.ts'
import { Selection } from './state/selection.svelte.ts'
import DossierView from './views/Dossier.svelte'

const held = document.getElementById('dossier')?.textContent ?? 'null'
const empty: Dossier = { schema: 'tadmor/dossier/1', title: 'Tadmor', question: null, readings: [] }
const dossier = (JSON.parse(held) as Dossier | null) ?? empty

const target = document.getElementById('page')
if (target) mount(DossierView, { target, props: { selection: new Selection(new Case(dossier)) } })
