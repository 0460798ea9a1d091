import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { useHeadingFocus } from '../ui/heading-focus.ts'
import { useParam } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { ConfirmIssuer } from './issuer-confirm.tsx'
import { IssuerFacts } from './issuer-facts.tsx'
import { IssuerForm } from './issuer-form.tsx'
import { Signatories } from './signatories.tsx'

const text: Texts<
  Record<'title' | 'back' | 'lead' | 'profile' | 'change' | 'fill' | 'none', string>
> = {
  fr: {
    title: 'Organisme émetteur',
    back: 'Organismes émetteurs',
    lead: 'À quel titre cet organisme délivre des reçus, et qui signe pour lui.',
    profile: 'Profil d’émetteur',
    change: 'Modifier le profil',
    fill: 'Remplir le profil',
    none: 'Cet organisme n’a pas encore de profil d’émetteur : il ne peut délivrer aucun reçu.',
  },
  en: {
    title: 'Issuer',
    back: 'Issuers',
    lead: 'Under which title this body issues receipts, and who signs for it.',
    profile: 'Issuer’s profile',
    change: 'Change the profile',
    fill: 'Fill in the profile',
    none: 'This body has no issuer’s profile yet: it may issue no receipt.',
  },
}

/** An issuer: its profile, who proposed and confirmed it, its signatories. */
export default function IssuerPage() {
  const t = useText(text)
  const organisationId = useParam('organisationId')
  const organisation = useRead(api.getOrganisation, { params: { id: organisationId } })
  const issuer = useRead(api.getIssuer, { params: { organisationId } })
  const absent = issuer.error instanceof Refused && issuer.error.problem.status === 404
  const mayKeep = useHolds('accountant', 'coordinator', 'admin')
  const [editing, setEditing] = useState(false)
  const { box, focus } = useHeadingFocus()
  const show = (form: boolean) => {
    setEditing(form)
    focus()
  }
  const name = organisation.data?.name ?? issuer.data?.name ?? t.title
  const known = absent ? null : issuer.data
  return (
    <Page title={name} lead={t.lead} back={{ to: '/issuers', label: t.back }}>
      <div ref={box}>
        {absent || editing ? (
          <Section title={absent ? t.fill : t.change}>
            {mayKeep ? (
              <IssuerForm
                key={known?.version ?? 0}
                organisationId={organisationId}
                issuer={known ?? null}
                onDone={() => show(false)}
                onCancel={absent ? undefined : () => show(false)}
              />
            ) : (
              <Text>{t.none}</Text>
            )}
          </Section>
        ) : (
          <Loaded of={issuer}>
            {(i) => (
              <Section
                title={t.profile}
                actions={
                  mayKeep && (
                    <Button variant="default" onClick={() => show(true)}>
                      {t.change}
                    </Button>
                  )
                }
              >
                <IssuerFacts issuer={i} />
                <ConfirmIssuer issuer={i} mayKeep={mayKeep} />
              </Section>
            )}
          </Loaded>
        )}
      </div>
      {known && <Signatories issuer={known} mayKeep={mayKeep} />}
    </Page>
  )
}
