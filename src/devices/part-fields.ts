import { z } from 'zod'
import { text } from '../platform/schema.ts'
import { code } from './contract.ts'
import { partTypes } from './part-rules.ts'

/** What is said of a part wherever one comes in: bought, kept of a dismantled device, taken out in a repair. */
export const partFields = {
  type: z.enum(partTypes),
  label: text(80).optional().meta({ description: 'Maker and model, where it says them' }),
  fits: text(60).optional().meta({ description: 'What it goes into: `DDR4 SODIMM`, `65 W USB-C`' }),
  grams: z.int().min(1).max(200_000),
  massSource: z.enum(['scale', 'model', 'category']).default('scale'),
  tag: code.optional().meta({ description: 'A blank label stuck on it' }),
}
