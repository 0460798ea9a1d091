import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const own = (name: string) =>
  readFileSync(new URL(`../fixtures/nwipe/${name}`, import.meta.url), 'utf8')
const folder = process.env.FIXTURES_DIR
  ? pathToFileURL(`${process.env.FIXTURES_DIR}/`)
  : new URL('../../../shared/fixtures/', import.meta.url)
const shared = new URL('nwipe/log_0.41_synthetic.txt', folder)
export const hasShared = existsSync(shared)
if (!hasShared)
  console.log('shared fixtures absent: the scenarios run on the logs of this repository')

/** A log of this repository about one disk, `EXH-0001` of 500107862016 bytes, under another serial. */
export const logOf = (name: string, serial: string) => own(name).replaceAll('EXH-0001', serial)

/** The log of a workshop in which the first disk is erased and the second fails at 12.64 %, with the bytes that say so. */
export const twoDisks = hasShared
  ? {
      log: readFileSync(shared, 'utf8').replaceAll('2026/09/02', '2026/10/06'),
      good: 'TF755AWHKL0LHM',
      bad: 'WD-WCARW0244414',
      written: 40_475_033_600,
      capacity: 320_072_933_376,
    }
  : {
      log: own('failed.txt'),
      good: 'EXH-0001',
      bad: 'EXH-0002',
      written: 126_425_897_593,
      capacity: 1_000_204_886_016,
    }

/** What a bench logged of a stick behind a USB bridge, which hides its serial. */
export const behindBridge = hasShared
  ? readFileSync(new URL('nwipe/excerpt_issue585_usb_no_serial_2024.log.txt', folder), 'utf8')
  : own('usb-no-serial.txt')
