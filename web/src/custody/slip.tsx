import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSites } from '../bench/work-site.tsx'
import { colon, useText } from '../i18n.tsx'
import { useService } from '../shell/service.tsx'
import { printedTag, useFormat } from '../ui/format.ts'
import { PrintView } from '../ui/print.tsx'
import { type PrintPage, readSvgPage, releasePages } from '../ui/print-page.ts'
import { drawQr } from '../ui/qr.tsx'
import { Notice } from '../ui/tag.tsx'
import { useCategories, useWords } from '../words.ts'
import { depositSlip } from './deposit-slip.ts'
import { type Case, text } from './text.ts'

/** What a machine is called: its kind, maker and model. */
export function useCaseName() {
  const { label } = useCategories()
  return (c: Pick<Case, 'category' | 'manufacturer' | 'model'>) => {
    const name = [label(c.category), c.manufacturer, c.model].filter(Boolean).join(' ')
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
}

/** Prints the deposit slip of a case. */
export function PrintSlip({ of }: { of: Case }) {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const nameOf = useCaseName()
  const sites = useSites()
  const brand = useService()?.brand ?? 'La Collect.tech'
  const [pages, setPages] = useState<PrintPage[]>([])
  useEffect(() => () => releasePages(pages), [pages])
  const said = (title: string, fact: string) => `${title}${colon()}${fact}`
  const show = async () => {
    const svg = depositSlip({
      qr: await drawQr(`${location.origin}/d/${of.deviceTag}`),
      title: t.slipOf,
      reference: of.reference,
      brand,
      facts: [
        `${nameOf(of)}, ${printedTag(of.deviceTag)}`,
        ...(of.serial ? [said(t.serial, of.serial)] : []),
        said(t.heldOn, `${f.day(of.openedAt)}, ${sites.name(of.siteId) ?? ''}`),
        said(t.guarantee, t.guarantees[of.guarantee](f.day(of.guaranteedUntil ?? of.soldOn))),
        said(t.fault, words.code(of.fault)),
        said(t.conditions, of.conditions.map(words.code).join(', ')),
        said(t.accessories, of.accessories.map(words.code).join(', ') || t.noAccessory),
      ],
      foot: t.foot,
    })
    setPages([await readSvgPage(svg, `${t.slipOf} ${of.reference}`)])
  }
  return (
    <div>
      {pages.length > 0 && (
        <PrintView title={t.slipOf} pages={pages} onClose={() => setPages([])}>
          <Notice>{t.slipHelp}</Notice>
        </PrintView>
      )}
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        aria-label={`${t.slip}, ${of.reference}`}
        onClick={() => void show()}
      >
        {t.slip}
      </Button>
    </div>
  )
}
