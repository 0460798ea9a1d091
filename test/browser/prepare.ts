// Run by `npm test` before the tests: the pages built, and a Chromium to drive them, or exactly what to install.
import { buildWeb } from '../../src/web-build.ts'
import { findChromium, HOW_TO_INSTALL, installFromDebian } from './chromium.ts'

if (!findChromium() && !process.env.CHROMIUM) installFromDebian()
if (!findChromium()) {
  console.error(HOW_TO_INSTALL)
  process.exit(1)
}
const built = await buildWeb()
if (built) console.log(built)
