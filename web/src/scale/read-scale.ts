/** What a scale says: whole grams, and whether the pan was still. */
export type Weighing = { grams: number; stable: boolean }

const GRAMS: Record<string, number> = { kg: 1000, g: 1, lb: 453.59237, oz: 28.349523125 }
/** Heads of a line that say the pan moves: A&D and CAS (`US`), Mettler Toledo SICS (`S D`), others (`?`, `MOT`). */
const MOVING = /^\s*(US\b|S\s+D\b|SD\b|\?|MOT\b|M\s)/i
/** Too heavy, too light, or not ready: no mass at all. */
const NOTHING = /^\s*(OL\b|UL\b|S\s*[+\-I]\s*$|ES\b|EL\b|-{3,}|ERR)/i
const MASS = /([+-]?)\s*(\d{1,6}(?:[.,]\d{1,5})?)\s*(kg|g|lb|oz)\b/i

/**
 * The mass on one line that a scale sent, in the layouts that bench scales share (`ST,GS,+  1.850kg`,
 * `S S      1.850 kg`, `  1,85 kg`); null where there is none, none above zero, or no unit.
 */
export function readScale(line: string): Weighing | null {
  if (NOTHING.test(line)) return null
  const found = MASS.exec(line)
  if (!found) return null
  const [, sign, digits = '', unit = ''] = found
  const grams = Math.round(Number(digits.replace(',', '.')) * GRAMS[unit.toLowerCase()]!)
  if (sign === '-' || grams <= 0) return null
  return { grams, stable: !MOVING.test(line) }
}

/** Grams as a person writes kilograms: `1,85` or `1.85`. */
export const writtenGrams = (grams: number, comma: boolean): string =>
  (grams / 1000)
    .toFixed(3)
    .replace(/0{1,2}$/, '')
    .replace('.', comma ? ',' : '.')
