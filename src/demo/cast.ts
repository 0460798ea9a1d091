import { hashPassword } from 'better-auth/crypto'
import * as accounts from '../accounts/contract.ts'
import { addPerson, createPerson } from '../accounts/create-person.ts'
import { issueBadge } from '../accounts/issue-badge.ts'
import { createOrganisation } from '../parties/change-organisations.ts'
import { createSite } from '../parties/change-sites.ts'
import * as parties from '../parties/contract.ts'
import type { Ctx, Role } from '../platform/context.ts'
import { DEMO_DOMAIN, DEMO_PASSWORD } from '../public/demo.ts'
import { listGrants, setPasswords } from './queries.ts'
import type { Story } from './story.ts'

const PIN = '2468'
/** By which a shop manager of the demo approves at a cashier's till. */
export const APPROVAL_PIN = '204060'

const address = (street: string, postcode: string, city: string) => ({
  street,
  postcode,
  city,
  country: 'FR',
})
const town = (street: string) => address(street, '13999', 'Exempleville')

// Numbers that no register gives: their check digits are right, their ranges are not in use.
const organisations = {
  territory: {
    name: 'Métropole Exemple',
    kind: 'territory',
    siren: '219999018',
    address: town('1 place de la Métropole'),
  },
  company: {
    name: 'Cabinet Mirabelle SAS',
    kind: 'company',
    legalForm: 'SAS',
    siret: '00010203800015',
    taxRegime: 'IS',
    fiscalYearEnd: '12-31',
    address: town('12 rue des Mirabelles'),
  },
  studio: {
    name: 'Studio Pâquerette SARL',
    kind: 'company',
    legalForm: 'SARL',
    siret: '00020304200015',
    taxRegime: 'IS',
    fiscalYearEnd: '06-30',
    address: town('8 allée des Pâquerettes'),
  },
  publicBody: {
    name: 'Ville d’Exempleville',
    kind: 'publicBody',
    siret: '21999901800019',
    taxRegime: 'PUBLIC_NOT_TAXED',
    address: town('1 place de l’Hôtel-de-Ville'),
  },
  association: {
    name: 'Association Le Second Souffle',
    kind: 'association',
    siret: '00030405500015',
    rna: 'W139000001',
    mayResellCg3p: true,
    address: town('40 chemin des Ateliers'),
  },
  valley: {
    name: 'Atelier du Vallon',
    kind: 'workshop',
    siret: '00040506800016',
    address: address('3 route du Vallon', '13998', 'Vallon-Exemple'),
  },
  carrier: {
    name: 'Transports Colibri SARL',
    kind: 'carrier',
    siret: '00050607100018',
    address: town('5 zone des Colibris'),
  },
} as const satisfies Record<string, parties.NewOrganisation>
export type OrganisationKey = keyof typeof organisations

const sites = {
  workshop: { of: 'association', kind: 'workshop', name: 'Atelier Nord' },
  warehouse: { of: 'association', kind: 'warehouse', name: 'Entrepôt Est' },
  shop: { of: 'association', kind: 'shop', name: 'Boutique du Centre' },
  valley: { of: 'valley', kind: 'workshop', name: 'Atelier du Vallon' },
  shop2: { of: 'association', kind: 'shop', name: 'Boutique des Halles' },
} as const
export type SiteKey = keyof typeof sites

type Someone = { role: Role; name: string; of: OrganisationKey; site?: SiteKey }
const people = {
  admin: { role: 'admin', name: 'Alix Renard', of: 'territory' },
  coordinator: { role: 'coordinator', name: 'Camille Vasseur', of: 'territory' },
  auditor: { role: 'auditor', name: 'Lou Marchand', of: 'territory' },
  donor: { role: 'donor', name: 'Dominique Aubry', of: 'company' },
  donor2: { role: 'donor', name: 'Claude Perrin', of: 'publicBody' },
  collector: { role: 'collector', name: 'Sacha Morel', of: 'association' },
  technician: { role: 'technician', name: 'Noa Lambert', of: 'association' },
  technician2: { role: 'technician', name: 'Yaël Dupin', of: 'association' },
  supervisor: { role: 'supervisor', name: 'Maxence Girard', of: 'association' },
  supervisor2: { role: 'supervisor', name: 'Ange Caron', of: 'association' },
  weeeOfficer: { role: 'weeeOfficer', name: 'Morgan Faure', of: 'association' },
  cashier: { role: 'cashier', name: 'Charlie Besson', of: 'association', site: 'shop' },
  shopManager: { role: 'shopManager', name: 'Andréa Colin', of: 'association', site: 'shop' },
  accountant: { role: 'accountant', name: 'Stéphane Leroux', of: 'association' },
  technician3: { role: 'technician', name: 'Lissandre Vial', of: 'valley' },
  supervisor3: { role: 'supervisor', name: 'Maé Tessier', of: 'valley' },
  cashier2: { role: 'cashier', name: 'Dany Rousset', of: 'association', site: 'shop2' },
  shopManager2: { role: 'shopManager', name: 'Élie Fontanel', of: 'association', site: 'shop2' },
} as const satisfies Record<string, Someone>

const emailOf = (key: string) => `${key.toLowerCase()}@${DEMO_DOMAIN}`

export type Cast = Awaited<ReturnType<typeof castStory>>

/** Founds the territory and whoever gives, receives and works in it; all can sign in. */
export async function castStory(story: Story) {
  const organisationOf = {} as Record<OrganisationKey, string>
  const siteOf = {} as Record<SiteKey, string>
  const added: { key: string; id: string; of: OrganisationKey; role: Role; name: string }[] = []
  const { services, system } = story

  const found = async (key: OrganisationKey, ctx: Ctx) => {
    organisationOf[key] = (
      await createOrganisation(ctx, story.said(parties.createOrganisation, organisations[key]))
    ).id
  }
  const person = (key: string, { role, name, of, site }: Someone) =>
    story.said(accounts.createPerson, {
      name,
      email: emailOf(key),
      memberships: [
        { role, organisationId: organisationOf[of], ...(site ? { siteId: siteOf[site] } : {}) },
      ],
    })
  const enter = async (key: string, id: string) =>
    story.enter(key, {
      kind: 'person',
      personId: id,
      sessionId: null,
      grants: await listGrants(services.db, id),
    })

  await found('territory', system)
  const { admin, ...others } = people
  const first = await services.db
    .transaction()
    .execute((tx) => addPerson(tx, system, person('admin', admin)))
  added.push({ key: 'admin', id: first.id, ...admin })
  await enter('admin', first.id)
  for (const key of Object.keys(organisations) as OrganisationKey[])
    if (key !== 'territory') await found(key, story.as('admin', parties.createOrganisation))
  for (const key of Object.keys(sites) as SiteKey[]) {
    const { of, kind, name } = sites[key]
    const ctx = story.as('admin', parties.createSite)
    const where = { organisationId: organisationOf[of], address: organisations[of].address }
    siteOf[key] = (
      await createSite(ctx, story.said(parties.createSite, { ...where, kind, name }))
    ).id
  }
  for (const [key, someone] of Object.entries(others)) {
    const { id } = await createPerson(
      story.as('admin', accounts.createPerson),
      person(key, someone),
    )
    added.push({ key, id, ...someone })
    await enter(key, id)
  }
  const trainee = await createPerson(story.as('supervisor', accounts.createPerson), {
    name: 'Robin Exemple',
    memberships: [{ role: 'technician', organisationId: organisationOf.association }],
  })
  await enter('trainee', trainee.id)
  const { badge } = await issueBadge(story.as('supervisor', accounts.issueBadge), trainee.id, {
    pin: PIN,
  })
  const hash = await hashPassword(DEMO_PASSWORD)
  await setPasswords(services.db, { hash, now: services.now(), newId: services.newId })

  const sheet = {
    people: added.map(({ key, role, name, of }) => ({
      role,
      email: emailOf(key),
      password: DEMO_PASSWORD,
      name,
      code: story.codeOf(key),
      organisationId: organisationOf[of],
      ...(role === 'shopManager' ? { approvalPin: APPROVAL_PIN } : {}),
    })),
    // Filled when the shops open.
    tills: [] as { code: string; id: string; siteId: string; site: string }[],
    badge: { badge, pin: PIN, name: trainee.name, code: story.codeOf('trainee') },
    organisations: (Object.keys(organisations) as OrganisationKey[]).map((key) => ({
      id: organisationOf[key],
      name: organisations[key].name,
      kind: organisations[key].kind,
    })),
    sites: (Object.keys(sites) as SiteKey[]).map((key) => ({
      id: siteOf[key],
      name: sites[key].name,
      kind: sites[key].kind,
      organisationId: organisationOf[sites[key].of],
    })),
  }
  return { organisationOf, siteOf, sheet }
}
