import { say } from '../../../src/devices/words.ts'
import { useLanguage } from '../i18n.tsx'
import { useWords } from '../words.ts'
import type { Act } from './database.ts'

/** What an act is, in words: « changement d’état : Trié ». */
export function useActText() {
  const { language } = useLanguage()
  const w = useWords()
  const n = language === 'fr' ? 0 : 1
  return ({ operation, args }: Act): string => {
    const { to, accept } = (args?.body ?? {}) as {
      to?: Parameters<typeof w.state>[0]
      accept?: boolean
    }
    const what = say(operation, n)
    if (to) return `${what} → ${w.state(to)}`
    if (accept !== undefined) return `${what} → ${say(accept ? 'accepted' : 'refused', n)}`
    return what
  }
}
