import { Text } from '@mantine/core'
import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useWrite } from '../api/query.ts'
import { colon, type Texts, useText } from '../i18n.tsx'
import { useDraft } from '../ui/draft.ts'
import { DropFile } from '../ui/files.tsx'
import { DateField, Form, SelectField } from '../ui/form.tsx'
import { Section } from '../ui/page.tsx'
import { sayDone } from '../ui/say.ts'

const text: Texts<
  Record<
    | 'add'
    | 'owner'
    | 'seller'
    | 'from'
    | 'to'
    | 'toHelp'
    | 'done'
    | 'paper'
    | 'paperHelp'
    | 'mark'
    | 'same',
    string
  >
> = {
  fr: {
    add: 'Ajouter un mandat',
    owner: 'Propriétaire du matériel',
    seller: 'Structure qui vend',
    from: 'À partir du',
    to: 'Premier jour sans mandat',
    toHelp: 'Vide : sans fin.',
    done: 'Le mandat est enregistré.',
    paper: 'Document signé (facultatif)',
    paperHelp:
      'Le fichier reste sur votre ordinateur : seule son empreinte est gardée, pour prouver plus tard que c’est le même.',
    mark: 'Empreinte du document',
    same: 'Le propriétaire et le vendeur sont la même structure.',
  },
  en: {
    add: 'Add a mandate',
    owner: 'Owner of the equipment',
    seller: 'Organisation that sells',
    from: 'From',
    to: 'First day without the mandate',
    toHelp: 'Empty: no end.',
    done: 'The mandate is recorded.',
    paper: 'Signed document (optional)',
    paperHelp:
      'The file stays on your computer: only its fingerprint is kept, to prove later that it is the same.',
    mark: 'Fingerprint of the document',
    same: 'The owner and the seller are the same organisation.',
  },
}
const empty = { ownerId: '', sellerId: '', validFrom: '', validTo: '', sha256: '' }

const fingerprint = async (file: File): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** Records the mandate by which an owner lets another sell. */
export function NewMandate({
  organisations,
}: {
  organisations: Result<typeof api.listOrganisations>['items']
}) {
  const t = useText(text)
  const [draft, setDraft, clear] = useDraft('mandate:new', empty)
  const create = useWrite(api.createSaleMandate)
  const put = (more: Partial<typeof empty>) => setDraft((now) => ({ ...now, ...more }))
  const options = organisations.filter((o) => o.active).map((o) => [o.id, o.name] as const)
  const same = draft.ownerId !== '' && draft.ownerId === draft.sellerId
  const add = async () => {
    const done = await create.send({
      body: {
        ownerId: draft.ownerId,
        sellerId: draft.sellerId,
        validFrom: draft.validFrom,
        ...(draft.validTo ? { validTo: draft.validTo } : {}),
        ...(draft.sha256 ? { documentSha256: draft.sha256 } : {}),
      },
    })
    if (!done) return
    clear()
    sayDone(t.done)
  }
  return (
    <Section title={t.add}>
      <Form
        onSubmit={() => void add()}
        busy={create.busy}
        problem={create.problem}
        submit={t.add}
        disabled={!draft.ownerId || !draft.sellerId || !draft.validFrom || same}
      >
        <div className="two">
          <SelectField
            label={t.owner}
            value={draft.ownerId}
            onValue={(ownerId) => put({ ownerId })}
            options={options}
            required
          />
          <SelectField
            label={t.seller}
            value={draft.sellerId}
            onValue={(sellerId) => put({ sellerId })}
            options={options}
            error={same ? t.same : undefined}
            required
          />
          <DateField
            label={t.from}
            value={draft.validFrom}
            onValue={(validFrom) => put({ validFrom })}
            required
          />
          <DateField
            label={t.to}
            description={t.toHelp}
            value={draft.validTo}
            onValue={(validTo) => put({ validTo })}
          />
        </div>
        <Text>{t.paperHelp}</Text>
        <DropFile
          label={t.paper}
          onFiles={([file]) => {
            if (file) void fingerprint(file).then((sha256) => put({ sha256 }))
          }}
        />
        {draft.sha256 && (
          <Text role="status">
            {t.mark}
            {colon()}
            <span className="code">{draft.sha256.slice(0, 16)}…</span>
          </Text>
        )}
      </Form>
    </Section>
  )
}
