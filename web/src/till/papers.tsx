import { Button, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { PrintView } from '../ui/print.tsx'
import { type PrintPage, readSvgPage, releasePages } from '../ui/print-page.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { Notice } from '../ui/tag.tsx'
import { names } from './refusal.tsx'

const text: Texts<
  Record<'print' | 'ticket' | 'already' | 'duplicate' | 'kept', string> & {
    duplicateOf: (ref: string, n: number) => string
    z: (n: number) => string
  }
> = {
  fr: {
    print: 'Imprimer le ticket',
    ticket: 'Ticket',
    already:
      'L’original est déjà sorti. Un autre exemplaire est un duplicata : il est numéroté et compté.',
    duplicate: 'Faire un duplicata',
    kept: 'L’original ne sort qu’une fois : imprimez-le maintenant. Ensuite, ce sera un duplicata.',
    duplicateOf: (ref, n) => `Duplicata n° ${n} du ticket ${ref}`,
    z: (n) => `Clôture Z n° ${n}`,
  },
  en: {
    print: 'Print the ticket',
    ticket: 'Ticket',
    already:
      'The original is already out. Another copy is a duplicate: it is numbered and counted.',
    duplicate: 'Make a duplicate',
    kept: 'The original comes out once: print it now. After that it will be a duplicate.',
    duplicateOf: (ref, n) => `Duplicate no. ${n} of ticket ${ref}`,
    z: (n) => `Closing Z no. ${n}`,
  },
}

type Shown = { title: string; pages: PrintPage[]; note?: string; auto: boolean }

/** Fetches a paper of the till as a drawing and shows it for printing. Put `view` on the screen. */
export function usePaper() {
  const [shown, setShown] = useState<Shown | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const show = async (
    title: string,
    read: () => Promise<Blob>,
    { note, auto = false }: { note?: string; auto?: boolean } = {},
  ): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      const page = await readSvgPage(await read(), title)
      setShown({ title, pages: [page], auto, ...(note ? { note } : {}) })
      return true
    } catch (error) {
      setProblem(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  const close = () => {
    if (shown) releasePages(shown.pages)
    setShown(null)
  }
  const view: ReactNode = shown && (
    <PrintView title={shown.title} pages={shown.pages} auto={shown.auto} onClose={close}>
      {shown.note ? <Notice>{shown.note}</Notice> : null}
    </PrintView>
  )
  return { show, view, busy, problem, reset: () => setProblem(null) }
}

type Sheet = { id: string; ref: string }

/** How a ticket is printed: the original once, then numbered duplicates. */
export function useTicketPaper() {
  const t = useText(text)
  const paper = usePaper()
  const copy = useWrite(api.duplicateTicket)
  const [request, setRequest] = useState(() => crypto.randomUUID())
  const original = ({ id, ref }: Sheet, auto = false) =>
    paper.show(
      `${t.ticket} ${ref}`,
      () => api.printTicket({ params: { id }, body: { format: 'svg' } }),
      { note: t.kept, auto },
    )
  const duplicate = async ({ id, ref }: Sheet) => {
    const made = await copy.send({ params: { id }, body: { requestId: request } })
    if (!made) return
    setRequest(crypto.randomUUID())
    paper.reset()
    await paper.show(t.duplicateOf(ref, made.n), () =>
      api.printDuplicate({ params: { id, n: made.n }, query: { format: 'svg' } }),
    )
  }
  const out = names(paper.problem, 'ORIGINAL_PRINTED')
  return {
    original,
    duplicate,
    busy: paper.busy || copy.busy,
    view: paper.view,
    /** What stands in the way of printing, with the way on. */
    note: (ticket: Sheet): ReactNode => (
      <>
        {out ? (
          <Stack gap="xs" role="alert">
            <Notice tone="warn">{t.already}</Notice>
            <div>
              <Button autoFocus loading={copy.busy} onClick={() => void duplicate(ticket)}>
                {t.duplicate}
              </Button>
            </div>
          </Stack>
        ) : (
          <ProblemNote error={paper.problem} focus />
        )}
        <ProblemNote error={copy.problem} focus />
      </>
    ),
  }
}

/** The Z of a session, for printing. */
export function useZPaper(till: string) {
  const t = useText(text)
  const paper = usePaper()
  return {
    ...paper,
    print: (n: number) =>
      paper.show(t.z(n), () =>
        api.printClosing({ params: { id: till, n }, query: { format: 'svg' } }),
      ),
  }
}
