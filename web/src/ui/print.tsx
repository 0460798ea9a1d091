import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPrinter, IconRulerMeasure, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Texts, useText } from '../i18n.tsx'
import { useFormat } from './format.ts'
import { type PrintPage, pageRules } from './print-page.ts'
import { TestPage } from './print-test.tsx'
import { Notice } from './tag.tsx'

const text: Texts<
  Record<'print' | 'trial' | 'back' | 'close' | 'how' | 'broken', string> & {
    pages: (n: number, size: string) => string
    steps: string[]
    trialLead: string
  }
> = {
  fr: {
    print: 'Imprimer',
    trial: 'Page d’essai',
    back: 'Revenir au document',
    close: 'Fermer',
    how: 'Régler l’imprimante',
    broken: 'Une page n’a pas pu être dessinée. Fermez cette vue, puis réessayez.',
    pages: (n, size) => `${n > 1 ? `${n} pages` : '1 page'}, ${size}`,
    steps: [
      'Dans la fenêtre d’impression : échelle 100 %, marges « Aucune », sans en-tête ni pied de page.',
      'Choisissez comme papier la taille écrite ci-dessus.',
      'Imprimez d’abord la page d’essai et mesurez sa règle.',
      'Au comptoir, pour imprimer sans cette fenêtre : lancez Chrome ou Edge avec l’option --kiosk-printing. L’imprimante par défaut sert alors toujours.',
    ],
    trialLead:
      'Imprimez cette page. Mesurez la règle, puis scannez le code : si la longueur est juste, tout sortira à la bonne taille.',
  },
  en: {
    print: 'Print',
    trial: 'Test page',
    back: 'Back to the document',
    close: 'Close',
    how: 'Set up the printer',
    broken: 'A page could not be drawn. Close this view, then try again.',
    pages: (n, size) => `${n > 1 ? `${n} pages` : '1 page'}, ${size}`,
    steps: [
      'In the print window: scale 100 %, margins “None”, no header and no footer.',
      'Choose the size written above as the paper.',
      'Print the test page first and measure its ruler.',
      'At a counter, to print without that window: start Chrome or Edge with the option --kiosk-printing. The default printer is then always used.',
    ],
    trialLead:
      'Print this page. Measure the ruler, then scan the code: if the length is right, everything will come out at its true size.',
  },
}
const ROLL_MM = 112
const nonce = () =>
  document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.nonce ||
  document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content

/**
 * Drawings over the whole window at their true size, one printed page each; nothing else is printed. Escape or the
 * button closes. `auto` opens the browser's print window at once. Give `pages` of `readSvgPage`; who made them calls
 * `releasePages` once they are no longer shown.
 */
export function PrintView({
  title,
  pages,
  onClose,
  closeLabel,
  auto = false,
  onPrinted,
  children,
}: {
  title: string
  pages: readonly PrintPage[]
  onClose: () => void
  /** What closing leads to, where it is more than closing: « Vente suivante ». */
  closeLabel?: string
  auto?: boolean
  /** Called when the print window was answered, printed or not: the browser does not say which. */
  onPrinted?: () => void
  /** More to choose or to say, above the pages. */
  children?: ReactNode
}) {
  const t = useText(text)
  const f = useFormat()
  const heading = useId()
  const [trial, setTrial] = useState(false)
  const [broken, setBroken] = useState(false)
  const [ready, setReady] = useState(0)
  const view = useRef<HTMLDivElement>(null)
  const printButton = useRef<HTMLButtonElement>(null)
  const closeButton = useRef<HTMLButtonElement>(null)
  const first = pages[0] ?? { url: '', widthMm: 80, heightMm: 80, label: '' }
  // A roll is not unwound for a test: a ruler and a code need little.
  const heightMm = first.widthMm <= ROLL_MM ? Math.min(first.heightMm, 70) : first.heightMm
  const trialPage = { ...first, heightMm }
  const shown = trial ? trialPage : first
  const all = trial ? [trialPage] : pages
  const complete = trial || (pages.length > 0 && ready >= pages.length)

  useEffect(() => {
    const app = document.getElementById('root')
    const before = document.activeElement as HTMLElement | null
    app?.setAttribute('inert', '')
    view.current?.focus()
    return () => {
      app?.removeAttribute('inert')
      const opener = before?.isConnected && before !== document.body ? before : null
      ;(opener ?? app?.querySelector<HTMLElement>('h1'))?.focus()
    }
  }, [])
  useEffect(() => {
    const after = () => {
      closeButton.current?.focus()
      onPrinted?.()
    }
    window.addEventListener('afterprint', after)
    return () => window.removeEventListener('afterprint', after)
  }, [onPrinted])
  useEffect(() => {
    if (complete) printButton.current?.focus()
  }, [complete])
  const started = useRef(false)
  useEffect(() => {
    if (!auto || !complete || started.current) return
    started.current = true
    window.print()
  }, [auto, complete])

  return createPortal(
    <div
      ref={view}
      tabIndex={-1}
      className="print-view"
      role="dialog"
      aria-modal="true"
      aria-labelledby={heading}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.stopPropagation()
        onClose()
      }}
    >
      <style nonce={nonce()}>{pageRules(all)}</style>
      <div className="print-bar">
        <Stack gap="sm">
          <div>
            <Title order={1} size="h3" id={heading}>
              {title}
            </Title>
            <Text>
              {t.pages(all.length, `${f.number(shown.widthMm)} × ${f.number(shown.heightMm)} mm`)}
            </Text>
          </div>
          {children}
          {trial && <Text>{t.trialLead}</Text>}
          {broken && (
            <div role="alert">
              <Notice tone="bad">{t.broken}</Notice>
            </div>
          )}
          <Group gap="sm">
            <Button
              ref={printButton}
              leftSection={<IconPrinter size={20} aria-hidden />}
              disabled={broken}
              loading={!complete && !broken}
              onClick={() => window.print()}
            >
              {t.print}
            </Button>
            <Button
              ref={closeButton}
              variant="default"
              leftSection={<IconX size={20} aria-hidden />}
              onClick={onClose}
            >
              {closeLabel ?? t.close}
            </Button>
            <Button
              variant="default"
              leftSection={<IconRulerMeasure size={20} aria-hidden />}
              aria-pressed={trial}
              onClick={() => setTrial(!trial)}
            >
              {trial ? t.back : t.trial}
            </Button>
          </Group>
          <details className="print-how">
            <summary>{t.how}</summary>
            <ul>
              {t.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </details>
        </Stack>
      </div>
      <div className="print-pages">
        {trial ? (
          <div className="print-page print-page-0">
            <TestPage widthMm={trialPage.widthMm} heightMm={trialPage.heightMm} />
          </div>
        ) : (
          pages.map((page, n) => (
            <div key={page.url} className={`print-page print-page-${n}`}>
              <img
                src={page.url}
                alt={page.label}
                onLoad={() => setReady((now) => now + 1)}
                onError={() => setBroken(true)}
              />
            </div>
          ))
        )}
      </div>
    </div>,
    document.body,
  )
}
