import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** Where Chromium is: CHROMIUM names it, else Playwright's own, else one of the system's. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : null
  return [chromium.executablePath(), ...usual].find((file) => file && existsSync(file)) ?? null
}

export const HOW_TO_INSTALL = [
  'The tests drive the web pages in Chromium, and there is none here. Install one of these, then run them again:',
  '  Debian, Ubuntu (as root)   apt-get install -y chromium',
  '  anywhere else              npx playwright install chromium',
  '  already installed          CHROMIUM=/path/to/chromium npm test',
].join('\n')

/** Debian's package, where this user may install it. */
export function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Chromium from Debian’s packages, for the tests of the web pages…')
  const quiet = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  const apt = (...args: string[]) => execFileSync('apt-get', args, quiet)
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium')
  try {
    install()
  } catch {
    // The list of packages may be missing or old.
    try {
      apt('update')
      install()
    } catch {
      // Said below, with what to do.
    }
  }
}
