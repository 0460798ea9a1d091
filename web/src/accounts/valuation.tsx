import { Text } from '@mantine/core'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useFormat } from '../ui/format.ts'
import { useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Facts, Notice, Tag } from '../ui/tag.tsx'
import { useWords } from '../words.ts'
import { ValuationForm } from './valuation-form.tsx'
import { ValuationSaid } from './valuation-said.tsx'

const text: Texts<
  Record<
    | 'title'
    | 'lead'
    | 'back'
    | 'gift'
    | 'donor'
    | 'reference'
    | 'handedOver'
    | 'status'
    | 'form'
    | 'reader'
    | 'closed',
    string
  >
> = {
  fr: {
    title: 'Valeur du don',
    lead: 'Seul le donateur évalue son don. Recopiez ici ce qu’il a signé, et joignez son document.',
    back: 'Reçus à préparer',
    gift: 'Le don',
    donor: 'Donateur',
    reference: 'Référence',
    handedOver: 'Remis le',
    status: 'État',
    form: 'Recopier la valeur signée',
    reader: 'Le donateur, le guichet ou la comptabilité notent la valeur. Vous pouvez la lire ici.',
    closed: 'Ce don n’a pas été proposé ou n’a pas été retenu : sa valeur ne se note pas.',
  },
  en: {
    title: 'Value of the gift',
    lead: 'The donor alone values its gift. Copy here what it signed, and attach its document.',
    back: 'Receipts to prepare',
    gift: 'The gift',
    donor: 'Donor',
    reference: 'Reference',
    handedOver: 'Handed over on',
    status: 'State',
    form: 'Copy the signed value',
    reader: 'The donor, the counter or the accounts record the value. You may read it here.',
    closed: 'This gift was not submitted or was not kept: no value is recorded for it.',
  },
}
const open = ['submitted', 'accepted', 'handedOver', 'closed']

/** What a donor says its gift is worth, and where staff copies the document it signed. */
export default function Valuation() {
  const t = useText(text)
  const f = useFormat()
  const words = useWords()
  const id = useParam('donationId')
  const mayWrite = useHolds('accountant', 'coordinator')
  const donation = useRead(api.getDonation, { params: { id } })
  const valuation = useRead(api.getValuation, { params: { id } })
  const devices = useRead(api.listDonationDevices, { params: { id }, query: { limit: 200 } })
  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/receipts/prepare', label: t.back }}>
      <Loaded of={donation}>
        {(gift) => (
          <>
            <Section title={t.gift}>
              <Facts
                of={[
                  [t.donor, gift.donorName],
                  [
                    t.reference,
                    <span key="r" className="code">
                      {gift.reference}
                    </span>,
                  ],
                  [t.handedOver, gift.handedOverAt && f.day(gift.handedOverAt)],
                  [
                    t.status,
                    <Tag key="s" tone={words.donationTone(gift.status)}>
                      {words.donationStatus(gift.status)}
                    </Tag>,
                  ],
                ]}
              />
            </Section>
            <Loaded of={valuation}>
              {(said) => (
                <Loaded of={devices}>
                  {({ items }) => (
                    <>
                      <ValuationSaid gift={gift} said={said} />
                      {!mayWrite ? (
                        <Text>{t.reader}</Text>
                      ) : !open.includes(gift.status) ? (
                        <Notice tone="warn">{t.closed}</Notice>
                      ) : (
                        <Section title={t.form}>
                          <ValuationForm
                            key={said.donationId}
                            gift={gift}
                            said={said}
                            devices={items}
                          />
                        </Section>
                      )}
                    </>
                  )}
                </Loaded>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  )
}
