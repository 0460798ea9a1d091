import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Of } from '../ui/named.tsx'
import { sayDone } from '../ui/say.ts'
import type { Signatory } from './words.ts'

const text: Texts<{
  end: string
  confirm: string
  question: (name: string) => string
  done: string
}> = {
  fr: {
    end: 'Mettre fin…',
    confirm: 'Mettre fin aujourd’hui',
    question: (name) =>
      `${name} ne signera plus aucun reçu à partir d’aujourd’hui. On ne revient pas en arrière : il faudra l’ajouter de nouveau.`,
    done: 'Ce signataire ne signe plus.',
  },
  en: {
    end: 'End…',
    confirm: 'End today',
    question: (name) =>
      `${name} will sign no more receipts from today on. This cannot be taken back: the person has to be added again.`,
    done: 'This signatory signs no more.',
  },
}

/** Takes away a signatory’s power from today on. */
export function EndSignatory({ of }: { of: Signatory }) {
  const t = useText(text)
  const write = useWrite(api.endSignatory)
  const end = async () => {
    const done = await write.send({ params: { id: of.id }, body: {} })
    if (done) {
      sayDone(t.done)
      document.querySelector('h1')?.focus()
    }
    return done
  }
  return (
    <ConfirmButton
      label={
        <>
          {t.end}
          <Of>{of.name ?? ''}</Of>
        </>
      }
      confirm={t.confirm}
      question={t.question(of.name ?? '')}
      act={end}
      busy={write.busy}
      problem={write.problem}
    />
  )
}
