import { svelte } from '@sveltejs/vite-plugin-svelte'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { defineConfig } from 'vitest/config'
import { basemap } from './basemap.ts'

// `single` makes the one-file page that `tadmor dossier` fills; the served app will be the default mode.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    basemap(),
    svelte(),
    ...(mode === 'single' ? [viteSingleFile({ removeViteModuleLoader: true })] : []),
  ],
  build: {
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    // hatch_build.py names another folder, and puts it in this one's place when it is whole.
    outDir: '../src/tadmor/web/static/export',
    emptyOutDir: true,
    rolldownOptions: { input: 'page.html' },
  },
  test: { include: ['test/**/*.test.ts'] },
}))
