import { Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useDraft } from '../ui/draft.ts'
import { DateField, Form, TextField } from '../ui/form.tsx'
import { today } from '../ui/format.ts'
import { sayDone } from '../ui/say.ts'
import { FileField, type KeptFile } from './file-field.tsx'

const text: Texts<
  Record<
    | 'lead'
    | 'name'
    | 'quality'
    | 'qualityHelp'
    | 'from'
    | 'to'
    | 'toHelp'
    | 'image'
    | 'imageHelp'
    | 'noUpload'
    | 'submit'
    | 'done',
    string
  >
> = {
  fr: {
    lead: 'Cette personne signera les reçus quand une autre l’aura confirmée.',
    name: 'Nom et prénom',
    quality: 'Qualité',
    qualityHelp: 'Par exemple : présidente, trésorier, par délégation.',
    from: 'Signe à partir du',
    to: 'Fin (premier jour où elle ne signe plus)',
    toHelp: 'Laissez vide s’il n’y a pas de fin.',
    image: 'Image de sa signature',
    imageHelp:
      'Facultatif. PNG ou JPEG de 500 Ko au plus, sur fond blanc : elle est imprimée sur les reçus.',
    noUpload:
      'Votre rôle ne permet pas d’envoyer d’image : la comptabilité ou le guichet peuvent ajouter un signataire avec la sienne.',
    submit: 'Ajouter',
    done: 'Signataire ajouté. Une autre personne doit le confirmer.',
  },
  en: {
    lead: 'This person signs receipts once another has confirmed it.',
    name: 'Full name',
    quality: 'Quality',
    qualityHelp: 'For example: president, treasurer, by delegation.',
    from: 'Signs from',
    to: 'End (first day when it signs no more)',
    toHelp: 'Leave empty if there is no end.',
    image: 'Image of the signature',
    imageHelp: 'Optional. PNG or JPEG of 500 kB at most, on white: it is printed on the receipts.',
    noUpload:
      'Your role may not send images: the accounts or the counter can add a signatory with one.',
    submit: 'Add',
    done: 'Signatory added. Another person must confirm it.',
  },
}

/** Adds who may sign for an issuer, with the image of the signature where one may send it. */
export function SignatoryForm({
  organisationId,
  close,
}: {
  organisationId: string
  close: () => void
}) {
  const t = useText(text)
  const write = useWrite(api.addSignatory)
  const maySend = useHolds('accountant', 'coordinator')
  const [initial] = useState(() => ({
    name: '',
    quality: '',
    validFrom: today(),
    validTo: '',
    image: null as KeptFile | null,
  }))
  const [v, setV, clear] = useDraft(`signatory-${organisationId}`, initial)
  const change = (part: Partial<typeof v>) => setV((now) => ({ ...now, ...part }))
  const add = async () => {
    const { name, quality, validFrom, validTo, image } = v
    const body = {
      name,
      quality,
      validFrom,
      ...(validTo ? { validTo } : {}),
      ...(image ? { signatureSha256: image.sha256 } : {}),
    }
    if (!(await write.send({ params: { organisationId }, body }))) return
    clear()
    sayDone(t.done)
    close()
  }
  return (
    <Form
      onSubmit={() => void add()}
      busy={write.busy}
      problem={write.problem}
      submit={t.submit}
      cancel={close}
    >
      <Text>{t.lead}</Text>
      <TextField
        label={t.name}
        value={v.name}
        onValue={(name) => change({ name })}
        maxLength={120}
        required
        data-autofocus
      />
      <TextField
        label={t.quality}
        description={t.qualityHelp}
        value={v.quality}
        onValue={(quality) => change({ quality })}
        maxLength={120}
        required
      />
      <DateField
        label={t.from}
        value={v.validFrom}
        onValue={(validFrom) => change({ validFrom })}
        required
      />
      <DateField
        label={t.to}
        description={t.toHelp}
        value={v.validTo}
        onValue={(validTo) => change({ validTo })}
      />
      {maySend ? (
        <FileField
          label={t.image}
          help={t.imageHelp}
          file={v.image}
          onFile={(image) => change({ image })}
        />
      ) : (
        <Text>{t.noUpload}</Text>
      )}
    </Form>
  )
}
