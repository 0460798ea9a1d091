import { createContext, type ReactNode, use, useMemo, useState } from 'react'

export type Language = 'fr' | 'en'
/** The two texts of one thing: English has the shape of French, or tsc says so. */
export type Texts<T> = { fr: T; en: NoInfer<T> }

const KEPT = 'language'
const kept = (): Language => {
  const said = localStorage.getItem(KEPT) ?? navigator.language
  return said.startsWith('en') ? 'en' : 'fr'
}
let current: Language = 'fr'
/** The language of the screens, for calls to the API. */
export const language = (): Language => current
/** What stands between a word and what it says: French puts a space before the colon, English none. */
export const colon = (): string => (current === 'fr' ? '\u00a0: ' : ': ')

const Spoken = createContext<{ language: Language; speak: (l: Language) => void }>({
  language: 'fr',
  speak: () => {},
})

/** Keeps the chosen language on this device, and tells the page. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState<Language>(() => {
    current = kept()
    document.documentElement.lang = current
    return current
  })
  const value = useMemo(
    () => ({
      language: spoken,
      speak: (l: Language) => {
        current = l
        localStorage.setItem(KEPT, l)
        document.documentElement.lang = l
        setSpoken(l)
      },
    }),
    [spoken],
  )
  return <Spoken value={value}>{children}</Spoken>
}

export const useLanguage = () => use(Spoken)
/** The texts of a screen in the language of the reader. */
export const useText = <T,>(texts: Texts<T>): T => texts[useLanguage().language] as T

const rules = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }
/** `plural('fr', 2, 'appareil', 'appareils')`: zero and one are singular in French, one alone in English. */
export const plural = (l: Language, n: number, one: string, other: string): string =>
  rules[l].select(n) === 'one' ? one : other
