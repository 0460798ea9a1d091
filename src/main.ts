import { enableCompileCache } from 'node:module'
import path from 'node:path'

// Node keeps what it compiled beside the data, so that later starts are quicker; then the service starts.
enableCompileCache(path.resolve(process.env.DATA_DIR || '.data', 'compile-cache'))
await import('./server.ts')
