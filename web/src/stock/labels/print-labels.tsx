import { useEffect, useState } from 'react'
import { api } from '../../api/operations.generated.ts'
import { type Texts, useText } from '../../i18n.tsx'
import { Waiting } from '../../ui/loaded.tsx'
import { PrintView } from '../../ui/print.tsx'
import { type PrintPage, readSvgPage, releasePages } from '../../ui/print-page.ts'
import { ProblemNote } from '../../ui/problem.tsx'
import type { LayoutName } from './layout.tsx'

const text: Texts<{ drawing: string; one: (n: number) => string }> = {
  fr: { drawing: 'Dessin des étiquettes…', one: (n) => `Étiquette ${n}` },
  en: { drawing: 'Drawing the labels…', one: (n) => `Label ${n}` },
}

type Printed = {
  batchId: string
  layout: LayoutName
  from: number
  to: number
  title: string
  onClose: () => void
  closeLabel?: string
  auto?: boolean
}

/** Shows labels of a batch one a page at true size, from one place to another, ready for the printer. */
export function PrintLabels(props: Printed) {
  const [tried, setTried] = useState(0)
  return <Drawn key={tried} {...props} again={() => setTried(tried + 1)} />
}

function Drawn({ batchId, layout, from, to, again, ...view }: Printed & { again: () => void }) {
  const t = useText(text)
  const [pages, setPages] = useState<PrintPage[] | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    let current = true
    const drawn: PrintPage[] = []
    const draw = async () => {
      for (let position = from; position <= to && current; position++) {
        const query = { format: 'svg' as const, layout, position }
        const svg = await api.getLabelSheet({ params: { id: batchId }, query })
        drawn.push(await readSvgPage(svg, t.one(position)))
      }
      if (current) setPages(drawn)
      else releasePages(drawn)
    }
    draw().catch((error: unknown) => current && setProblem(error))
    return () => {
      current = false
      releasePages(drawn)
    }
  }, [batchId, layout, from, to, t])
  if (problem) return <ProblemNote error={problem} retry={again} focus />
  if (!pages) return <Waiting label={t.drawing} />
  return <PrintView pages={pages} {...view} />
}
