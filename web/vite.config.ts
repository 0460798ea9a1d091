import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `npm run build` makes web/dist; `npm run web` serves the sources beside a running service, named by API. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: process.env.WEB_OUT ?? 'dist',
    emptyOutDir: true,
    // Nothing inline: the content security policy takes files alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page needs comes as one file: a browser on a slow machine feels each of twenty small ones.
        advancedChunks: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack)\/|vite\/preload|rolldown\/runtime/,
            },
            {
              name: 'shell',
              test: /node_modules\/@mantine\/|web\/src\/(api|shell|ui|i18n|words|theme)/,
              minShareCount: 25,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api/': { target: process.env.API ?? 'http://127.0.0.1:3000' } },
  },
})
