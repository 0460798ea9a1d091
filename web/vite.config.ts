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
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api/': { target: process.env.API ?? 'http://127.0.0.1:3000' } },
  },
})
