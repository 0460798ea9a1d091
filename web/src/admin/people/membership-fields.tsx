import { Stack } from '@mantine/core'
import { api } from '../../api/operations.generated.ts'
import { useAll } from '../../api/query.ts'
import { useText } from '../../i18n.tsx'
import { type Role, useMe } from '../../shell/me.tsx'
import { SelectField } from '../../ui/form.tsx'
import { Facts } from '../../ui/tag.tsx'
import { useWords } from '../../words.ts'
import { OrganisationField } from '../organisation-field.tsx'
import { heldIn } from './roles.ts'
import { roleText, text } from './text.ts'

/** A role being chosen; '' is not yet. */
export type TypedMembership = { role: Role | ''; organisationId: string; siteId: string }
export const noMembership: TypedMembership = { role: '', organisationId: '', siteId: '' }
/** What the API takes of it; null while it is incomplete. */
export const saidMembership = ({ role, organisationId, siteId }: TypedMembership) =>
  role && organisationId ? { role, organisationId, ...(siteId ? { siteId } : {}) } : null

/** A role in words, with the organisation and, where it matters, the site in which it is held. */
export function MembershipFields({
  value,
  onValue,
  roles,
}: {
  value: TypedMembership
  onValue: (next: TypedMembership) => void
  roles: readonly Role[]
}) {
  const t = useText(text)
  const says = useText(roleText)
  const words = useWords()
  const me = useMe()
  const { role, organisationId, siteId } = value
  const wide = me?.roles.some((r) => r.role === 'admin' || r.role === 'coordinator')
  const teams = (me?.roles ?? [])
    .filter((r) => r.role === 'supervisor')
    .map((r) => [r.organisationId, r.organisationName] as const)
  const sites = useAll(
    api.listSites,
    { query: { organisationId } },
    { when: organisationId !== '' },
  )
  const open = sites.data?.filter((s) => s.active) ?? []
  const changeRole = (next: string) => {
    const chosen = next as Role | ''
    const kept = role && chosen && heldIn[role].join() === heldIn[chosen].join()
    onValue(kept ? { ...value, role: chosen } : { ...noMembership, role: chosen })
  }
  return (
    <Stack gap="md">
      <SelectField
        label={t.role}
        {...(role ? { description: says[role] } : {})}
        value={role}
        onValue={changeRole}
        options={roles.map((r) => [r, words.role(r)] as const)}
        required
      />
      {role && !wide && (
        <SelectField
          label={t.organisation}
          value={organisationId}
          onValue={(id) => onValue({ ...value, organisationId: id, siteId: '' })}
          options={teams}
          required
        />
      )}
      {role && wide && (
        <OrganisationField
          key={heldIn[role].join()}
          label={t.organisation}
          kinds={heldIn[role]}
          value={organisationId}
          onValue={(id) => onValue({ ...value, organisationId: id, siteId: '' })}
          required
        />
      )}
      {organisationId && open.length > 0 && (
        <SelectField
          label={t.site}
          description={t.siteHelp}
          value={siteId || 'all'}
          onValue={(id) => onValue({ ...value, siteId: id === 'all' ? '' : id })}
          options={[['all', t.wholeOrganisation], ...open.map((s) => [s.id, s.name] as const)]}
        />
      )}
    </Stack>
  )
}

/** Every role with what it may do, opened on demand. */
export function RoleWords({ roles }: { roles: readonly Role[] }) {
  const t = useText(text)
  const says = useText(roleText)
  const words = useWords()
  return (
    <details className="fold">
      <summary>{t.whatRoles}</summary>
      <Facts of={roles.map((r) => [words.role(r), says[r]] as const)} />
    </details>
  )
}
