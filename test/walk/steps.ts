import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Role } from '../../src/platform/context.ts'
import { signaturePng } from '../receipts/world.ts'
import type { World } from '../support/app.ts'

/** What was answered so far, by the name of the step that asked. */
export type Seen = Record<string, any>
export type Request = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  raw?: Buffer
  type?: string
  headers?: Record<string, string>
}
export type Step = {
  operationId: string
  /** Who asks; a second person of a role has another number. */
  as: readonly [Role, (keyof World['organisations'])?, string?] | 'public'
  /** The name under which the answer is kept; the operation's own when absent. */
  name?: string
  request: (seen: Seen, w: World) => Request | Promise<Request>
}

const fixture = (file: string) => readFileSync(path.join(import.meta.dirname, '../fixtures', file))
// The smallest JPEG that says so by its first bytes.
export const PHOTO = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
const address = {
  street: '3 quai des Exemples',
  postcode: '13002',
  city: 'Marseille',
  country: 'FR',
}
const uuid = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const coordinator = ['coordinator'] as const
const admin = ['admin'] as const
const tec = ['technician'] as const
const sup = ['supervisor'] as const
const col = ['collector'] as const
const donor = ['donor'] as const
const cashier = ['cashier'] as const
const manager = ['shopManager'] as const

/**
 * The whole service once, in an order in which each request is accepted: the examples of the OpenAPI document, the
 * rightful requests of the permission test, and the seeds of the property test. Laptops go from gift to release.
 */
export const steps: Step[] = [
  // Parties and people
  {
    operationId: 'createOrganisation',
    as: coordinator,
    request: () => ({
      body: { name: 'Transports Exemple SARL', kind: 'carrier', siren: '552081317', address },
    }),
  },
  {
    operationId: 'getOrganisation',
    as: coordinator,
    request: (s) => ({ params: { id: s.createOrganisation.id } }),
  },
  {
    operationId: 'listOrganisations',
    as: coordinator,
    request: () => ({ query: { kind: 'carrier', q: 'transp', limit: '5' } }),
  },
  {
    operationId: 'updateOrganisation',
    as: coordinator,
    request: (s) => ({
      params: { id: s.createOrganisation.id },
      body: { version: 1, name: 'Transports d’Exemple SARL' },
    }),
  },
  {
    operationId: 'createOrganisation',
    name: 'twice',
    as: coordinator,
    request: () => ({
      body: { name: 'Autre Exemple', kind: 'company', siren: '404833048', address },
    }),
  },
  {
    operationId: 'listOrganisationDuplicates',
    as: coordinator,
    request: () => ({ query: { limit: '5' } }),
  },
  {
    operationId: 'mergeOrganisation',
    as: coordinator,
    request: (s, w) => ({
      params: { id: s.twice.id },
      body: { intoId: w.organisations.otherCompany.id, version: 1 },
    }),
  },
  {
    operationId: 'createSite',
    as: admin,
    request: (_, w) => ({
      body: {
        organisationId: w.organisations.association.id,
        kind: 'warehouse',
        name: 'Dépôt Est',
        address,
      },
    }),
  },
  { operationId: 'getSite', as: admin, request: (s) => ({ params: { id: s.createSite.id } }) },
  {
    operationId: 'listSites',
    as: admin,
    request: (_, w) => ({ query: { organisationId: w.organisations.association.id } }),
  },
  {
    operationId: 'updateSite',
    as: admin,
    request: (s) => ({
      params: { id: s.createSite.id },
      body: { version: 1, name: 'Dépôt de l’Est' },
    }),
  },
  {
    operationId: 'createPerson',
    as: admin,
    request: (_, w) => ({
      body: {
        name: 'Dominique Exemple',
        memberships: [{ role: 'technician', organisationId: w.organisations.association.id }],
      },
    }),
  },
  { operationId: 'getPerson', as: admin, request: (s) => ({ params: { id: s.createPerson.id } }) },
  { operationId: 'listPeople', as: admin, request: () => ({ query: { limit: '2' } }) },
  {
    operationId: 'updatePerson',
    as: admin,
    request: (s) => ({
      params: { id: s.createPerson.id },
      body: { version: 1, name: 'Dominique Exemple-Martin' },
    }),
  },
  {
    operationId: 'grantMembership',
    as: admin,
    request: (s, w) => ({
      params: { id: s.createPerson.id },
      body: { role: 'collector', organisationId: w.organisations.association.id },
    }),
  },
  {
    operationId: 'issueBadge',
    as: sup,
    request: (s) => ({ params: { id: s.createPerson.id }, body: { pin: '4821' } }),
  },
  {
    operationId: 'signInWithBadge',
    as: 'public',
    request: (s) => ({ body: { badge: s.issueBadge.badge, pin: '4821' } }),
  },
  { operationId: 'getMe', as: tec, request: () => ({}) },
  { operationId: 'signOut', as: tec, request: () => ({}) },
  {
    operationId: 'endMembership',
    as: admin,
    request: (s) => ({ params: { id: membershipOf(s.grantMembership, 'collector') } }),
  },
  {
    operationId: 'createApiKey',
    as: admin,
    request: (_, w) => ({
      body: {
        name: 'Banc d’inventaire',
        role: 'agent',
        organisationId: w.organisations.association.id,
      },
    }),
  },
  { operationId: 'listApiKeys', as: admin, request: () => ({ query: { limit: '2' } }) },
  {
    operationId: 'revokeApiKey',
    as: admin,
    request: (s) => ({ params: { id: s.createApiKey.id } }),
  },
  // Dated configuration, by two people
  {
    operationId: 'proposeConfiguration',
    as: coordinator,
    request: () => ({
      body: {
        kind: 'ceiling',
        key: 'desktop',
        value: { cents: 12000 },
        validFrom: '2027-01-01',
        source: 'Décision du comité du 1er septembre 2026',
      },
    }),
  },
  {
    operationId: 'decideConfiguration',
    as: admin,
    request: (s) => ({
      params: { id: s.proposeConfiguration.id },
      body: { confirm: true, version: 1 },
    }),
  },
  {
    operationId: 'listConfiguration',
    as: coordinator,
    request: () => ({ query: { kind: 'ceiling', key: 'desktop' } }),
  },
  { operationId: 'listConfigurationKinds', as: coordinator, request: () => ({}) },
  // A donation, from its offer to the hand-over
  {
    operationId: 'createDonation',
    as: donor,
    request: () => ({
      body: {
        legalBasis: 'private',
        pickupAddress: address,
        contact: { name: 'Accueil', email: 'accueil@exemple.example' },
        erasureLevel: 'clear',
        access: { floor: 2, lift: true, hours: '9 h – 12 h', note: 'Entrée par la cour' },
        unlock: { bios: 'done', autopilot: 'unknown', apple: 'notConcerned', google: 'done' },
        lines: [
          {
            category: 'laptop',
            quantity: 3,
            declaredUnitValueCents: 15000,
            valuationMethod: 'VALEUR_VENALE',
          },
        ],
      },
    }),
  },
  {
    operationId: 'updateDonation',
    as: donor,
    request: (s) => ({
      params: { id: s.createDonation.id },
      body: {
        version: 1,
        legalBasis: 'private',
        pickupAddress: address,
        contact: { name: 'Accueil', email: 'accueil@exemple.example' },
        erasureLevel: 'clear',
        lines: [
          {
            category: 'laptop',
            quantity: 4,
            declaredUnitValueCents: 15000,
            valuationMethod: 'VALEUR_VENALE',
          },
          { category: 'desktop', quantity: 1 },
          { category: 'monitor', quantity: 2 },
          { category: 'printer', quantity: 1 },
        ],
      },
    }),
  },
  {
    operationId: 'submitDonation',
    as: donor,
    request: (s) => ({
      params: { id: s.createDonation.id },
      body: { version: s.updateDonation.version },
    }),
  },
  {
    operationId: 'decideDonation',
    as: coordinator,
    request: (s, w) => ({
      params: { id: s.createDonation.id },
      body: {
        doneeId: w.organisations.association.id,
        version: s.submitDonation.version,
        lines: s.updateDonation.lines.map((l: any) =>
          l.category === 'printer'
            ? { lineId: l.id, accept: false, reason: 'noOutlet' }
            : { lineId: l.id, accept: true },
        ),
      },
    }),
  },
  {
    operationId: 'scheduleCollection',
    as: coordinator,
    request: (s, w) => ({
      body: {
        donationIds: [s.createDonation.id],
        plannedOn: '2026-09-03',
        siteId: w.sites.workshop.id,
        carrierId: s.createOrganisation.id,
      },
    }),
  },
  {
    operationId: 'getCollection',
    as: col,
    request: (s) => ({ params: { id: s.scheduleCollection.id } }),
  },
  { operationId: 'listCollections', as: col, request: () => ({}) },
  {
    operationId: 'recordPickup',
    as: col,
    request: (s) => ({
      params: { id: s.scheduleCollection.id },
      body: {
        donationId: s.createDonation.id,
        lines: s.updateDonation.lines
          .filter((l: any) => l.category !== 'printer')
          .map((l: any) => ({ lineId: l.id, taken: l.quantity })),
        signedFor: { donor: 'Responsable informatique', collector: 'Chauffeur' },
        eventId: uuid(1),
      },
    }),
  },
  {
    operationId: 'getDonation',
    as: donor,
    request: (s) => ({ params: { id: s.createDonation.id } }),
  },
  {
    operationId: 'listDonations',
    as: donor,
    request: () => ({ query: { queue: 'toReceive', limit: '10' } }),
  },
  // Labels printed ahead, arrivals
  {
    operationId: 'createLabelBatch',
    as: col,
    request: () => ({ body: { count: 12, layout: 'a4-24' } }),
  },
  {
    operationId: 'getLabelSheet',
    as: col,
    request: (s) => ({ params: { id: s.createLabelBatch.id }, query: { format: 'pdf' } }),
  },
  { operationId: 'listLabelBatches', as: col, request: () => ({}) },
  { operationId: 'listLabelLayouts', as: col, request: () => ({}) },
  {
    operationId: 'receiveDevice',
    as: col,
    request: (s, w) => ({
      body: {
        donationLineId: line(s, 'laptop'),
        siteId: w.sites.workshop.id,
        tag: s.createLabelBatch.tags[0],
        category: 'laptop',
        massGrams: 2300,
        massSource: 'scale',
        donorAssetTag: 'PARC-0412',
        eventId: uuid(2),
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'second',
    as: col,
    request: (s, w) => ({
      body: {
        donationLineId: line(s, 'laptop'),
        siteId: w.sites.workshop.id,
        tag: s.createLabelBatch.tags[1],
        category: 'laptop',
        massGrams: 2100,
        massSource: 'scale',
        manufacturer: 'Exemple SA',
        model: 'Portable 14',
        serial: 'EX14-0002',
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'unit',
    as: col,
    request: (s, w) => ({
      body: {
        donationLineId: line(s, 'desktop'),
        siteId: w.sites.workshop.id,
        tag: s.createLabelBatch.tags[2],
        category: 'desktop',
        massGrams: 6200,
        massSource: 'scale',
        manufacturer: 'Exemple SA',
        model: 'Tour 7',
        serial: 'EXT7-0001',
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'screen',
    as: col,
    request: (s, w) => ({
      body: {
        donationLineId: line(s, 'monitor'),
        siteId: w.sites.workshop.id,
        tag: s.createLabelBatch.tags[3],
        category: 'monitor',
        massGrams: 4800,
        massSource: 'scale',
        manufacturer: 'Exemple SA',
        model: 'Écran 22',
        serial: 'EXE22-0001',
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'stray',
    as: col,
    request: (_, w) => ({
      body: {
        unannounced: {},
        siteId: w.sites.workshop.id,
        category: 'laptop',
        massGrams: 1900,
        massSource: 'scale',
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'locked',
    as: col,
    request: (s, w) => ({
      body: {
        donationId: s.createDonation.id,
        siteId: w.sites.workshop.id,
        category: 'laptop',
        massGrams: 1900,
        massSource: 'scale',
        manufacturer: 'Exemple SA',
        model: 'Portable 14',
        serial: 'EXE14-0901',
      },
    }),
  },
  {
    operationId: 'reportLock',
    as: tec,
    request: (s) => ({
      params: { code: s.locked.tag },
      body: {
        kind: 'bios-password',
        note: 'Mot de passe demandé au démarrage.',
        eventId: uuid(9161),
      },
    }),
  },
  {
    operationId: 'listLocks',
    as: sup,
    request: (_, w) => ({ query: { status: 'standing', siteId: w.sites.workshop.id } }),
  },
  {
    operationId: 'askDonorToUnlock',
    as: sup,
    request: (s) => ({ params: { id: s.reportLock.id }, body: { version: s.reportLock.version } }),
  },
  {
    operationId: 'answerLock',
    as: donor,
    request: (s) => ({
      params: { id: s.reportLock.id },
      body: { answer: 'done', version: s.askDonorToUnlock.version },
    }),
  },
  {
    operationId: 'closeLock',
    as: tec,
    request: (s) => ({
      params: { id: s.reportLock.id },
      body: { outcome: 'donorReleased', version: s.answerLock.version, eventId: uuid(9162) },
    }),
  },
  // Corrections
  {
    operationId: 'getDevice',
    name: 'unlocked',
    as: tec,
    request: (s) => ({ params: { code: s.locked.tag } }),
  },
  {
    operationId: 'proposeCorrection',
    as: tec,
    request: (s) => ({
      params: { code: s.locked.tag },
      body: {
        what: 'serial',
        serial: 'EXE14-0907',
        reason: 'misread',
        version: s.unlocked.version,
        eventId: uuid(9971),
      },
    }),
  },
  { operationId: 'listCorrections', as: sup, request: () => ({ query: { status: 'proposed' } }) },
  {
    operationId: 'confirmCorrection',
    as: sup,
    request: (s) => ({
      params: { id: s.proposeCorrection.id },
      body: { version: s.proposeCorrection.version },
    }),
  },
  {
    operationId: 'proposeCorrection',
    name: 'unwantedCorrection',
    as: tec,
    request: (s) => ({
      params: { code: s.locked.tag },
      body: { what: 'serial', serial: null, reason: 'typo', version: s.unlocked.version + 1 },
    }),
  },
  {
    operationId: 'rejectCorrection',
    as: sup,
    request: (s) => ({
      params: { id: s.unwantedCorrection.id },
      body: { version: s.unwantedCorrection.version, reason: 'notSo' },
    }),
  },
  {
    operationId: 'callForHelp',
    as: tec,
    request: (s, w) => ({
      body: {
        siteId: w.sites.workshop.id,
        code: s.stray.tag,
        reason: 'question',
        note: 'Ce portable n’est sur aucun don : où le ranger ?',
        eventId: uuid(9151),
      },
    }),
  },
  { operationId: 'getWork', as: sup, request: () => ({}) },
  {
    operationId: 'getSiteOverview',
    as: sup,
    request: (_, w) => ({ params: { id: w.sites.workshop.id } }),
  },
  {
    operationId: 'listHelpCalls',
    as: sup,
    request: (_, w) => ({ query: { status: 'open', siteId: w.sites.workshop.id } }),
  },
  {
    operationId: 'answerHelpCall',
    as: sup,
    request: (s) => ({
      params: { id: s.callForHelp.id },
      body: { version: s.callForHelp.version, note: 'Vu ensemble.' },
    }),
  },
  {
    operationId: 'receiveBulk',
    as: col,
    request: (s, w) => ({
      body: {
        donationId: s.createDonation.id,
        siteId: w.sites.workshop.id,
        category: 'charger',
        quantity: 4,
        massGrams: 1250,
        eventId: uuid(3),
      },
    }),
  },
  {
    operationId: 'listDonationDevices',
    as: donor,
    request: (s) => ({ params: { id: s.createDonation.id }, query: { limit: '10' } }),
  },
  {
    operationId: 'searchDevices',
    as: tec,
    request: () => ({ query: { q: 'portable', limit: '5' } }),
  },
  {
    operationId: 'listBulkLots',
    as: col,
    request: (s) => ({ query: { donationId: s.createDonation.id } }),
  },
  {
    operationId: 'assignDevice',
    as: coordinator,
    request: (s) => ({
      params: { code: s.stray.tag },
      body: { donationId: s.createDonation.id, version: 1 },
    }),
  },
  {
    operationId: 'weighDevice',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: { massGrams: 2320, massSource: 'scale', version: 1 },
    }),
  },
  {
    operationId: 'identifyDevice',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: { manufacturer: 'Exemple SA', model: 'Portable 15', noSerial: true, version: 2 },
    }),
  },
  {
    operationId: 'acceptDevice',
    as: tec,
    request: (s) => ({ params: { code: s.receiveDevice.tag }, body: { accept: true } }),
  },
  {
    operationId: 'giveUpAct',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: {
        operation: 'weighDevice',
        doneAt: '2026-11-23T09:00:00Z',
        refusedAs: 'STALE',
        reason: 'doneByOther',
      },
    }),
  },
  ...['second', 'unit', 'screen'].map(
    (name): Step => ({
      operationId: 'acceptDevice',
      name: `${name}Accepted`,
      as: tec,
      request: (s) => ({ params: { code: s[name].tag }, body: { accept: true } }),
    }),
  ),
  // The bench
  {
    operationId: 'moveDevice',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: { to: 'TRIAGED', eventId: uuid(4) },
    }),
  },
  {
    operationId: 'moveDevices',
    as: tec,
    request: (s) => ({
      body: { codes: [s.second.tag, s.unit.tag, s.screen.tag], to: 'TRIAGED', eventId: uuid(5) },
    }),
  },
  {
    operationId: 'importInventory',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      raw: fixture('lshw/laptop-ok.json'),
      type: 'application/json',
    }),
  },
  {
    operationId: 'submitHardwareReport',
    as: ['agent'],
    request: () => ({ raw: fixture('captures/upower-dump-en.txt'), type: 'text/plain' }),
  },
  {
    operationId: 'submitHardwareReport',
    name: 'strayReport',
    as: ['agent'],
    request: () => ({ raw: fixture('captures/uevent-energy.txt'), type: 'text/plain' }),
  },
  { operationId: 'listHardwareReports', as: tec, request: () => ({ query: { limit: '5' } }) },
  {
    operationId: 'linkHardwareReport',
    as: tec,
    request: (s) => ({
      params: { id: s.submitHardwareReport.id },
      body: { code: s.receiveDevice.tag, reason: 'partOnly' },
    }),
  },
  {
    operationId: 'dismissHardwareReport',
    as: tec,
    request: (s) => ({ params: { id: s.strayReport.id }, body: { reason: 'testRun' } }),
  },
  {
    operationId: 'declareMedium',
    as: tec,
    request: (s) => ({
      params: { code: s.second.tag },
      body: { kind: 'emmc', model: 'eMMC soudée 64 Go' },
    }),
  },
  {
    operationId: 'declareMedium',
    name: 'card',
    as: tec,
    request: (s) => ({
      params: { code: s.second.tag },
      body: { kind: 'sdCard', serial: 'SD-0001' },
    }),
  },
  {
    operationId: 'declareMedium',
    name: 'disk',
    as: tec,
    request: (s) => ({ params: { code: s.second.tag }, body: { kind: 'hdd', serial: 'HD-0001' } }),
  },
  {
    operationId: 'declareMedium',
    name: 'spare',
    as: tec,
    request: (s) => ({ params: { code: s.second.tag }, body: { kind: 'ssd', serial: 'SP-0001' } }),
  },
  { operationId: 'uploadFile', as: tec, request: () => ({ raw: PHOTO, type: 'image/jpeg' }) },
  ...['receiveDevice', 'second', 'unit'].map(
    (name): Step => ({
      operationId: 'moveDevice',
      name: `${name}ToErase`,
      as: tec,
      request: (s) => ({ params: { code: s[name].tag }, body: { to: 'TO_ERASE' } }),
    }),
  ),
  {
    operationId: 'declareMediaComplete',
    as: tec,
    request: (s) => ({ params: { code: s.second.tag }, body: {} }),
  },
  {
    operationId: 'declareMediaComplete',
    name: 'firstComplete',
    as: tec,
    request: (s) => ({ params: { code: s.receiveDevice.tag }, body: {} }),
  },
  {
    operationId: 'declareMediaComplete',
    name: 'unitComplete',
    as: tec,
    request: (s) => ({
      params: { code: s.unit.tag },
      body: { none: true, statement: 'Boîtier ouvert : aucun disque, baie vide.' },
    }),
  },
  {
    operationId: 'recordDestruction',
    as: tec,
    request: async (s, w) => ({
      params: { id: medium(s.disk, 'hdd') },
      body: {
        witness: await w.codeOf(await w.as('supervisor')),
        photo: s.uploadFile.sha256,
        technique: 'drilling',
      },
    }),
  },
  {
    operationId: 'recordRemoval',
    as: tec,
    request: async (s, w) => ({
      params: { id: medium(s.disk, 'sdCard') },
      body: { witness: await w.codeOf(await w.as('supervisor')), to: 'stock' },
    }),
  },
  {
    operationId: 'attestErasure',
    as: tec,
    request: async (s, w) => ({
      params: { id: medium(s.disk, 'emmc') },
      body: {
        statement: 'Remise à zéro d’un appareil chiffré, vue par deux personnes.',
        photo: s.uploadFile.sha256,
        witness: await w.codeOf(await w.as('supervisor')),
      },
    }),
  },
  {
    operationId: 'recordRemoval',
    name: 'spareOut',
    as: tec,
    request: async (s, w) => ({
      params: { id: medium(s.spare, 'ssd') },
      body: { witness: await w.codeOf(await w.as('supervisor')), to: 'stock' },
    }),
  },
  {
    operationId: 'listMedia',
    as: tec,
    request: () => ({ query: { dataState: 'presumed', limit: '5' } }),
  },
  {
    operationId: 'destroyMedium',
    as: tec,
    request: async (s, w) => ({
      params: { id: medium(s.spare, 'ssd') },
      body: {
        witness: await w.codeOf(await w.as('supervisor')),
        photo: s.uploadFile.sha256,
        technique: 'shredding',
      },
    }),
  },
  {
    operationId: 'submitErasureEvidence',
    name: 'cardLog',
    as: tec,
    request: () => ({ raw: strayLog('SD-0001'), type: 'text/plain' }),
  },
  {
    operationId: 'fitMedium',
    as: tec,
    request: (s) => ({
      params: { id: medium(s.disk, 'sdCard') },
      body: { code: s.unit.tag },
    }),
  },
  {
    operationId: 'getFile',
    as: tec,
    request: (s) => ({ params: { sha256: s.uploadFile.sha256 } }),
  },
  {
    operationId: 'submitErasureEvidence',
    as: tec,
    request: (s) => ({ raw: logFor(s), type: 'text/plain' }),
  },
  {
    operationId: 'submitErasureEvidence',
    name: 'strayLog',
    as: tec,
    request: () => ({ raw: fixture('nwipe/ok-0.42.txt'), type: 'text/plain' }),
  },
  {
    operationId: 'submitErasureEvidence',
    name: 'secondStrayLog',
    as: tec,
    request: () => ({ raw: strayLog('EX-LATE-1'), type: 'text/plain' }),
  },
  { operationId: 'listErasureEvidence', as: sup, request: () => ({ query: { place: 'tray' } }) },
  {
    operationId: 'listDeviceProofs',
    as: sup,
    request: (s) => ({ params: { code: s.disk.tag } }),
  },
  {
    operationId: 'getErasureEvidenceFile',
    as: sup,
    request: (s) => ({ params: { id: s.submitErasureEvidence.id } }),
  },
  {
    operationId: 'dismissErasureVerdict',
    as: sup,
    request: (s) => ({ params: { id: s.strayLog.verdicts[0].id }, body: { reason: 'testRun' } }),
  },
  {
    operationId: 'declareMedium',
    name: 'late',
    as: tec,
    request: (s) => ({ params: { code: s.stray.tag }, body: { kind: 'hdd', serial: 'EX-LATE-1' } }),
  },
  {
    operationId: 'linkErasureVerdict',
    as: sup,
    request: (s) => ({
      params: { id: s.secondStrayLog.verdicts[0].id },
      body: { mediumId: s.late.media[0].id, reason: 'declaredLater' },
    }),
  },
  {
    operationId: 'issueErasureCertificate',
    as: sup,
    request: (s) => ({ params: { code: s.receiveDevice.tag } }),
  },
  {
    operationId: 'getDocument',
    as: sup,
    request: (s) => ({
      params: { id: s.issueErasureCertificate.documentId ?? s.issueErasureCertificate.id },
    }),
  },
  {
    operationId: 'listDocuments',
    as: sup,
    request: (s) => ({ query: { subjectId: s.receiveDevice.id } }),
  },
  {
    operationId: 'checkDocument',
    as: 'public',
    request: (s) => ({ params: { code: s.issueErasureCertificate.checkCode } }),
  },
  // Test, grade, release
  {
    operationId: 'getChecklist',
    as: tec,
    request: (s) => ({ params: { code: s.receiveDevice.tag } }),
  },
  {
    operationId: 'recordTest',
    name: 'failed',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: {
        checklistId: s.getChecklist.id,
        answers: s.getChecklist.items.map((i: any) => ({ key: i.key, ok: i.key !== 'keyboard' })),
      },
    }),
  },
  {
    operationId: 'moveDevice',
    name: 'toRepair',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: { to: 'TO_REPAIR', reason: 'keyboard' },
    }),
  },
  {
    operationId: 'recordPart',
    as: tec,
    request: (_, w) => ({
      body: {
        type: 'keyboard',
        label: 'Clavier AZERTY Exemple 15',
        fits: 'Exemple Book 15',
        grams: 180,
        siteId: w.sites.workshop.id,
      },
    }),
  },
  {
    operationId: 'recordPart',
    name: 'oldFan',
    as: tec,
    request: (_, w) => ({ body: { type: 'fan', grams: 40, siteId: w.sites.workshop.id } }),
  },
  {
    operationId: 'listParts',
    as: tec,
    request: () => ({ query: { type: 'keyboard', limit: '5' } }),
  },
  {
    operationId: 'discardPart',
    as: tec,
    request: (s) => ({ params: { id: s.oldFan.id }, body: { version: 1 } }),
  },
  {
    operationId: 'recordRepair',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: {
        actions: ['keyboardReplaced'],
        parts: [s.recordPart.id],
        removed: [{ type: 'keyboard', grams: 175, keep: false }],
      },
    }),
  },
  {
    operationId: 'recordTest',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: {
        checklistId: s.getChecklist.id,
        answers: s.getChecklist.items.map((i: any) => ({ key: i.key, ok: true })),
      },
    }),
  },
  {
    operationId: 'gradeDevice',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: { cosmeticGrade: 'B', version: s.recordTest.version },
    }),
  },
  { operationId: 'listSystems', as: tec, request: () => ({}) },
  {
    operationId: 'importLicences',
    as: sup,
    request: () => ({
      body: {
        kind: 'Windows 11 Pro, reconditionneur',
        recipientClass: 'commercial',
        licences: [{ key: 'EXMPL-00000-00000-00000-ABCDE', coa: '00123-456' }],
      },
    }),
  },
  {
    operationId: 'listLicences',
    as: tec,
    request: () => ({ query: { free: 'true', limit: '5' } }),
  },
  {
    operationId: 'recordSystem',
    as: tec,
    request: (s) => ({
      params: { code: s.receiveDevice.tag },
      body: { system: 'windows-11-25h2', licenceId: s.listLicences.items[0].id },
    }),
  },
  {
    operationId: 'releaseDevice',
    as: sup,
    request: (s) => ({ params: { code: s.receiveDevice.tag }, body: {} }),
  },
  {
    operationId: 'delegateValidation',
    as: sup,
    request: async (_, w) => ({
      body: {
        code: await w.codeOf(await w.as('technician')),
        from: '2026-09-07',
        to: '2026-09-11',
        reason: 'leave',
      },
    }),
  },
  { operationId: 'listDelegations', as: sup, request: () => ({ query: { show: 'standing' } }) },
  {
    operationId: 'endDelegation',
    as: sup,
    request: (s) => ({ params: { id: s.delegateValidation.id } }),
  },
  {
    operationId: 'getDevice',
    as: tec,
    request: (s) => ({ params: { code: s.receiveDevice.tag } }),
  },
  { operationId: 'listDevices', as: tec, request: () => ({ query: { state: 'READY' } }) },
  {
    operationId: 'getDeviceHistory',
    as: tec,
    request: (s) => ({ params: { code: s.receiveDevice.tag }, query: { limit: '4' } }),
  },
  { operationId: 'getService', as: 'public', request: () => ({}) },
  { operationId: 'listProblems', as: 'public', request: () => ({ query: { language: 'en' } }) },
  {
    operationId: 'getPublicDevice',
    as: 'public',
    request: (s) => ({ params: { tag: s.receiveDevice.tag } }),
  },
  // A desktop set
  ...['unit', 'screen'].flatMap((name): Step[] => [
    {
      operationId: 'getChecklist',
      name: `${name}List`,
      as: tec,
      request: (s) => ({ params: { code: s[name].tag } }),
    },
    {
      operationId: 'recordTest',
      name: `${name}Test`,
      as: tec,
      request: (s) => ({
        params: { code: s[name].tag },
        body: {
          checklistId: s[`${name}List`].id,
          answers: s[`${name}List`].items.map((i: any) => ({ key: i.key, ok: true })),
        },
      }),
    },
    {
      operationId: 'gradeDevice',
      name: `${name}Grade`,
      as: tec,
      request: (s) => ({
        params: { code: s[name].tag },
        body: {
          cosmeticGrade: 'A',
          ...(name === 'unit' ? { performanceClass: 'P2' } : {}),
          version: s[`${name}Test`].version,
        },
      }),
    },
    ...(name === 'unit'
      ? [
          {
            operationId: 'recordSystem',
            name: 'unitSystem',
            as: tec,
            request: (s: Seen) => ({
              params: { code: s.unit.tag },
              body: { system: 'none' },
            }),
          },
        ]
      : []),
    {
      operationId: 'releaseDevice',
      name: `${name}Ready`,
      as: sup,
      request: (s) => ({ params: { code: s[name].tag }, body: {} }),
    },
  ]),
  {
    operationId: 'makeKit',
    as: tec,
    request: (s) => ({
      body: {
        tag: s.createLabelBatch.tags[6],
        category: 'desktopSet',
        members: [s.unit.tag, s.screen.tag],
        accessories: [
          { category: 'keyboard', quantity: 1 },
          { category: 'mouse', quantity: 1 },
        ],
      },
    }),
  },
  { operationId: 'getKit', as: tec, request: (s) => ({ params: { code: s.makeKit.tag } }) },
  {
    operationId: 'dissolveKit',
    as: tec,
    request: (s) => ({ params: { code: s.makeKit.tag }, body: { version: s.makeKit.version } }),
  },
  // From site to site
  {
    operationId: 'openTransfer',
    as: tec,
    request: (s, w) => ({
      body: { fromSiteId: w.sites.workshop.id, toSiteId: w.sites.shop.id, codes: [s.unit.tag] },
    }),
  },
  {
    operationId: 'addToTransfer',
    as: tec,
    request: (s) => ({
      params: { id: s.openTransfer.id },
      body: { codes: [s.screen.tag], version: s.openTransfer.version },
    }),
  },
  {
    operationId: 'removeFromTransfer',
    as: tec,
    request: (s) => ({
      params: { id: s.openTransfer.id },
      body: { codes: [s.screen.tag], version: s.addToTransfer.version },
    }),
  },
  {
    operationId: 'addToTransfer',
    name: 'listed',
    as: tec,
    request: (s) => ({
      params: { id: s.openTransfer.id },
      body: { codes: [s.screen.tag], version: s.removeFromTransfer.version },
    }),
  },
  {
    operationId: 'sendTransfer',
    as: col,
    request: (s) => ({
      params: { id: s.openTransfer.id },
      body: { version: s.listed.version },
    }),
  },
  {
    operationId: 'getTransfer',
    as: col,
    request: (s) => ({ params: { id: s.openTransfer.id } }),
  },
  {
    operationId: 'listTransfers',
    as: col,
    request: (_, w) => ({ query: { siteId: w.sites.shop.id, status: 'sent' } }),
  },
  {
    operationId: 'getTransferSlip',
    as: col,
    request: (s) => ({ params: { id: s.openTransfer.id } }),
  },
  {
    operationId: 'receiveTransfer',
    as: ['shopManager'],
    request: (s) => ({
      params: { id: s.openTransfer.id },
      body: { code: s.unit.tag, eventId: uuid(61), occurredAt: '2026-09-05T08:00:00Z' },
    }),
  },
  {
    operationId: 'closeTransfer',
    as: ['shopManager'],
    request: (s) => ({
      params: { id: s.openTransfer.id },
      body: {
        version: s.sendTransfer.version,
        missing: [{ code: s.screen.tag, reason: 'leftBehind' }],
      },
    }),
  },
  {
    operationId: 'openTransfer',
    name: 'unwanted',
    as: tec,
    request: (s, w) => ({
      body: { fromSiteId: w.sites.workshop.id, toSiteId: w.sites.shop.id, codes: [s.screen.tag] },
    }),
  },
  {
    operationId: 'cancelTransfer',
    as: tec,
    request: (s) => ({
      params: { id: s.unwanted.id },
      body: { version: s.unwanted.version },
    }),
  },
  // Quality
  {
    operationId: 'getQuality',
    as: sup,
    request: () => ({ query: { from: '2026-01', to: '2026-12' } }),
  },
  {
    operationId: 'getQualitySheet',
    as: sup,
    request: () => ({ query: { from: '2026-01', to: '2026-12' } }),
  },
  // Counts
  {
    operationId: 'openCount',
    name: 'unwantedCount',
    as: sup,
    request: (_, w) => ({ body: { siteId: w.sites.workshop.id, category: 'monitor' } }),
  },
  {
    operationId: 'cancelCount',
    as: sup,
    request: (s) => ({
      params: { id: s.unwantedCount.id },
      body: { version: s.unwantedCount.version },
    }),
  },
  {
    operationId: 'openCount',
    as: sup,
    request: (_, w) => ({ body: { siteId: w.sites.workshop.id } }),
  },
  {
    operationId: 'scanCount',
    as: tec,
    request: (s) => ({
      params: { id: s.openCount.id },
      body: {
        scans: [
          { code: s.screen.tag, eventId: uuid(2901), occurredAt: '2026-09-05T08:00:00Z' },
          { code: s.unit.tag, eventId: uuid(2902) },
          { code: 'BOITE DU FOND', eventId: uuid(2903) },
        ],
      },
    }),
  },
  { operationId: 'getCount', as: tec, request: (s) => ({ params: { id: s.openCount.id } }) },
  {
    operationId: 'listCounts',
    as: tec,
    request: (_, w) => ({ query: { siteId: w.sites.workshop.id, status: 'open' } }),
  },
  {
    operationId: 'closeCount',
    as: sup,
    request: (s) => ({
      params: { id: s.openCount.id },
      body: { version: s.openCount.version, missing: [], others: 'notFound' },
    }),
  },
  {
    operationId: 'listCountItems',
    as: sup,
    request: (s) => ({ params: { id: s.openCount.id }, query: { show: 'missing', limit: '2' } }),
  },
  { operationId: 'getCountSheet', as: sup, request: (s) => ({ params: { id: s.openCount.id } }) },
  // At the till
  {
    operationId: 'proposeConfiguration',
    name: 'price',
    as: coordinator,
    request: () => ({
      body: {
        kind: 'price',
        key: 'desktop/P2',
        value: { listCents: 9000, percentOff: { T1: 30, T2: 0 } },
        validFrom: '2026-09-01',
        source: 'Grille de la boutique, septembre 2026',
      },
    }),
  },
  {
    operationId: 'decideConfiguration',
    name: 'priced',
    as: admin,
    request: (s) => ({ params: { id: s.price.id }, body: { confirm: true, version: 1 } }),
  },
  {
    operationId: 'proposeConfiguration',
    name: 'regime',
    as: coordinator,
    request: (_, w) => ({
      body: {
        kind: 'sellerVat',
        key: w.organisations.association.id,
        value: { regime: 'EXO_261_7_1_B' },
        validFrom: '2026-09-01',
        source: 'Rescrit du 3 mars 2026',
      },
    }),
  },
  {
    operationId: 'decideConfiguration',
    name: 'regimeSaid',
    as: admin,
    request: (s) => ({ params: { id: s.regime.id }, body: { confirm: true, version: 1 } }),
  },
  {
    operationId: 'createTill',
    as: manager,
    request: (_, w) => ({ body: { code: 'T01', siteId: w.sites.shop.id } }),
  },
  { operationId: 'setApprovalPin', as: manager, request: () => ({ body: { pin: '204060' } }) },
  {
    operationId: 'createProduct',
    as: manager,
    request: (_, w) => ({
      body: {
        siteId: w.sites.shop.id,
        category: 'charger',
        label: 'Chargeur USB-C',
        unitCents: 500,
      },
    }),
  },
  {
    operationId: 'updateProduct',
    as: manager,
    request: (s) => ({
      params: { id: s.createProduct.id },
      body: { version: 1, label: 'Chargeur USB-C 65 W' },
    }),
  },
  {
    operationId: 'stockProduct',
    as: manager,
    request: (s) => ({
      params: { id: s.createProduct.id },
      body: { quantity: 2, reason: 'stocked', bulkLotId: s.receiveBulk.id },
    }),
  },
  { operationId: 'listProducts', as: cashier, request: () => ({}) },
  {
    operationId: 'createSaleMandate',
    as: coordinator,
    request: (_, w) => ({
      body: {
        ownerId: w.organisations.association.id,
        sellerId: w.organisations.otherWorkshop.id,
        validFrom: '2026-09-01',
      },
    }),
  },
  {
    operationId: 'endSaleMandate',
    as: coordinator,
    request: (s) => ({
      params: { id: s.createSaleMandate.id },
      body: { version: 1, validTo: '2026-12-31' },
    }),
  },
  { operationId: 'listSaleMandates', as: manager, request: () => ({}) },
  {
    operationId: 'openTill',
    as: cashier,
    request: (_, w) => ({
      params: { id: 'T01' },
      body: {
        requestId: uuid(201),
        at: w.services.now(),
        floatCents: 10000,
        denominations: [{ cents: 2000, count: 5 }],
      },
    }),
  },
  {
    operationId: 'recordSale',
    as: cashier,
    request: (s) => ({
      params: { id: 'T01' },
      body: {
        requestId: uuid(202),
        tier: 'T1',
        lines: [{ code: s.unit.tag }, { productId: s.createProduct.id, quantity: 1 }],
        payments: [
          { means: 'card', amountCents: 4000, authorisation: '482913' },
          { means: 'cash', amountCents: 3000 },
        ],
        expectedTotalCents: 6800,
      },
    }),
  },
  {
    operationId: 'openCustody',
    as: cashier,
    request: (s, w) => ({
      params: { code: s.unit.tag },
      body: {
        siteId: w.sites.shop.id,
        ticket: 'T01/1',
        fault: 'fan',
        conditions: ['scratched'],
        accessories: ['charger'],
        eventId: uuid(9387),
      },
    }),
  },
  { operationId: 'listCustodies', as: sup, request: () => ({ query: { status: 'open' } }) },
  {
    operationId: 'closeCustody',
    as: tec,
    request: (s) => ({
      params: { id: s.openCustody.id },
      body: {
        outcome: 'repaired',
        done: ['Ventilateur nettoyé, pâte changée.'],
        eventId: uuid(9172),
      },
    }),
  },
  { operationId: 'getTill', as: manager, request: () => ({ params: { id: 'T01' } }) },
  { operationId: 'listTills', as: cashier, request: () => ({}) },
  {
    operationId: 'getTicket',
    as: cashier,
    request: (s) => ({ params: { id: s.recordSale.id } }),
  },
  {
    operationId: 'listTickets',
    as: cashier,
    request: () => ({ params: { id: 'T01' }, query: { on: '2026-09-05' } }),
  },
  {
    operationId: 'printTicket',
    as: cashier,
    request: (s) => ({ params: { id: s.recordSale.id }, body: { format: '80mm' } }),
  },
  {
    operationId: 'duplicateTicket',
    as: cashier,
    request: (s) => ({ params: { id: s.recordSale.id }, body: { requestId: uuid(203) } }),
  },
  {
    operationId: 'printDuplicate',
    as: cashier,
    request: (s) => ({ params: { id: s.recordSale.id, n: '1' }, query: { format: 'a4' } }),
  },
  {
    operationId: 'refundSale',
    as: manager,
    request: (s) => ({
      params: { id: 'T01' },
      body: {
        requestId: uuid(204),
        ticket: 'T01/1',
        lines: [{ code: s.unit.tag, returned: true }],
        reason: 'guarantee',
        means: 'card',
      },
    }),
  },
  {
    operationId: 'recordCashMovement',
    as: cashier,
    request: () => ({
      params: { id: 'T01' },
      body: { requestId: uuid(205), direction: 'out', amountCents: 5000, reason: 'BANK' },
    }),
  },
  {
    operationId: 'countTill',
    as: cashier,
    request: () => ({
      params: { id: 'T01' },
      body: {
        requestId: uuid(206),
        denominations: [
          { cents: 5000, count: 1 },
          { cents: 2000, count: 1 },
          { cents: 500, count: 1 },
          { cents: 200, count: 1 },
          { cents: 100, count: 1 },
        ],
      },
    }),
  },
  {
    operationId: 'closeTill',
    as: cashier,
    request: () => ({ params: { id: 'T01' }, body: { requestId: uuid(207) } }),
  },
  { operationId: 'listClosings', as: manager, request: () => ({ params: { id: 'T01' } }) },
  {
    operationId: 'printClosing',
    as: manager,
    request: () => ({ params: { id: 'T01', n: '1' }, query: { format: '80mm' } }),
  },
  {
    operationId: 'exportLedgerArchive',
    as: ['accountant'],
    request: () => ({ params: { id: 'T01' }, body: { requestId: uuid(290) } }),
  },
  { operationId: 'verifyLedger', as: ['auditor'], request: () => ({ params: { id: 'T01' } }) },
  {
    operationId: 'listLedgerArchives',
    as: ['accountant'],
    request: () => ({ params: { id: 'T01' }, query: { limit: '10' } }),
  },
  {
    operationId: 'getLedgerArchive',
    as: ['accountant'],
    request: (s) => ({ params: { id: s.exportLedgerArchive.id } }),
  },
  {
    operationId: 'retireTill',
    as: manager,
    request: (s) => ({ params: { id: 'T01' }, body: { version: s.createTill.version } }),
  },
  // Receipts
  {
    operationId: 'uploadFile',
    name: 'signature',
    as: ['accountant'],
    request: () => ({ raw: signaturePng(), type: 'image/png' }),
  },
  {
    operationId: 'setIssuer',
    as: ['accountant'],
    request: (_, w) => ({
      params: { organisationId: w.organisations.association.id },
      body: {
        category: 'associationLoi1901',
        object: 'Équiper et former les personnes éloignées du numérique',
        rescritOn: '2024-03-12',
        rescritOutcome: 'favourable',
        eligibleFrom: '2022-01-01',
        mandateHolder: 'Métropole Exemple',
        mandateSignedOn: '2025-01-15',
      },
    }),
  },
  {
    operationId: 'addSignatory',
    as: ['accountant'],
    request: (s, w) => ({
      params: { organisationId: w.organisations.association.id },
      body: {
        name: 'Hélène Exemple',
        quality: 'Présidente',
        validFrom: '2025-01-01',
        signatureSha256: s.signature.sha256,
      },
    }),
  },
  {
    operationId: 'getIssuer',
    as: ['accountant'],
    request: (_, w) => ({ params: { organisationId: w.organisations.association.id } }),
  },
  {
    operationId: 'confirmIssuer',
    as: coordinator,
    request: (s, w) => ({
      params: { organisationId: w.organisations.association.id },
      body: { version: s.getIssuer.version },
    }),
  },
  {
    operationId: 'addSignatory',
    name: 'former',
    as: ['accountant'],
    request: (_, w) => ({
      params: { organisationId: w.organisations.association.id },
      body: { name: 'Alix Exemple', quality: 'Trésorière', validFrom: '2023-01-01' },
    }),
  },
  {
    operationId: 'endSignatory',
    as: ['accountant'],
    request: (s) => ({ params: { id: s.former.id }, body: { validTo: '2025-01-01' } }),
  },
  { operationId: 'listIssuers', as: coordinator, request: () => ({ query: { limit: '10' } }) },
  {
    operationId: 'updateOrganisation',
    name: 'donorForm',
    as: coordinator,
    request: (_, w) => ({
      params: { id: w.organisations.company.id },
      body: { version: 1, legalForm: 'SAS' },
    }),
  },
  {
    operationId: 'prepareReceipt',
    as: ['accountant'],
    request: (s, w) => ({
      body: {
        issuerId: w.organisations.association.id,
        donorId: w.organisations.company.id,
        donationIds: [s.createDonation.id],
        from: '2026-01-01',
        to: '2026-12-31',
      },
    }),
  },
  {
    operationId: 'declareValuation',
    as: donor,
    request: (s) => ({
      params: { id: s.createDonation.id },
      body: {
        lines: [
          { lineId: line(s, 'laptop'), unitValueCents: 12000, method: 'VALEUR_VENALE' },
          { lineId: line(s, 'monitor'), unitValueCents: 2500, method: 'VALEUR_VENALE' },
        ],
        devices: s.prepareReceipt.lines.map(({ code }: { code: string }) => ({
          code,
          valueCents: 4000,
          method: 'VALEUR_CESSION',
        })),
      },
    }),
  },
  {
    operationId: 'getValuation',
    as: ['accountant'],
    request: (s) => ({ params: { id: s.createDonation.id } }),
  },
  {
    operationId: 'listReceiptsToPrepare',
    as: ['accountant'],
    request: (_s, w) => ({
      query: { issuerId: w.organisations.association.id, year: '2026', limit: '5' },
    }),
  },
  {
    operationId: 'previewReceipt',
    as: ['accountant'],
    request: (s) => ({ params: { id: s.prepareReceipt.id } }),
  },
  {
    operationId: 'issueReceipt',
    as: ['accountant'],
    request: (s) => ({ params: { id: s.prepareReceipt.id }, body: { version: 1 } }),
  },
  {
    operationId: 'getReceipt',
    as: donor,
    request: (s) => ({ params: { id: s.prepareReceipt.id } }),
  },
  {
    operationId: 'replaceReceipt',
    as: ['accountant'],
    request: (s) => ({
      params: { id: s.issueReceipt.id },
      body: { version: s.issueReceipt.version, reason: 'Un écran manquait' },
    }),
  },
  {
    operationId: 'cancelReceipt',
    as: ['accountant'],
    request: (s) => ({
      params: { id: s.replaceReceipt.id },
      body: { version: s.replaceReceipt.version, reason: 'Valeur rectifiée par le donateur' },
    }),
  },
  {
    operationId: 'prepareReceipt',
    name: 'thanks',
    as: ['accountant'],
    request: (s, w) => ({
      body: {
        issuerId: w.organisations.association.id,
        donorId: w.organisations.company.id,
        donationIds: [s.createDonation.id],
        from: '2026-01-01',
        to: '2026-12-31',
        kind: 'giftCertificate',
      },
    }),
  },
  {
    operationId: 'deleteReceipt',
    as: ['accountant'],
    request: (s) => ({ params: { id: s.thanks.id } }),
  },
  { operationId: 'listReceipts', as: donor, request: () => ({ query: { year: '2026' } }) },
  {
    operationId: 'exportReceipts',
    as: ['accountant'],
    request: (_s, w) => ({ query: { issuerId: w.organisations.association.id, year: '2026' } }),
  },
  {
    operationId: 'receiptsIntegrity',
    as: ['accountant'],
    request: (_, w) => ({
      params: { organisationId: w.organisations.association.id },
      query: { year: '2026' },
    }),
  },
  // Closing, and what ends
  {
    operationId: 'getDonation',
    name: 'atEnd',
    as: coordinator,
    request: (s) => ({ params: { id: s.createDonation.id } }),
  },
  {
    operationId: 'closeReception',
    as: coordinator,
    request: (s) => ({
      params: { id: s.createDonation.id },
      body: {
        version: s.atEnd.version,
        gaps: [
          { lineId: line(s, 'laptop'), reason: 'notPresented' },
          { lineId: line(s, 'monitor'), reason: 'notPresented' },
          { lineId: null, reason: 'broughtMore' },
        ],
      },
    }),
  },
  // A gift that is certified whole: one machine, in which somebody looked and found no disk.
  {
    operationId: 'createDonation',
    name: 'certified',
    as: donor,
    request: () => ({
      body: {
        legalBasis: 'private',
        pickupAddress: address,
        contact: { name: 'Accueil' },
        lines: [{ category: 'laptop', quantity: 1 }],
      },
    }),
  },
  {
    operationId: 'submitDonation',
    name: 'certifiedSent',
    as: donor,
    request: (s) => ({ params: { id: s.certified.id }, body: { version: s.certified.version } }),
  },
  {
    operationId: 'decideDonation',
    name: 'certifiedAccepted',
    as: coordinator,
    request: (s, w) => ({
      params: { id: s.certified.id },
      body: {
        doneeId: w.organisations.association.id,
        version: s.certifiedSent.version,
        lines: [{ lineId: s.certified.lines[0].id, accept: true }],
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'diskless',
    as: col,
    request: (s, w) => ({
      body: {
        donationLineId: s.certified.lines[0].id,
        siteId: w.sites.workshop.id,
        category: 'laptop',
        massSource: 'category',
      },
    }),
  },
  {
    operationId: 'declareMediaComplete',
    name: 'disklessSaid',
    as: tec,
    request: (s) => ({
      params: { code: s.diskless.tag },
      body: { none: true, statement: 'Boîtier ouvert : aucun disque.' },
    }),
  },
  {
    operationId: 'getDonation',
    name: 'certifiedAtEnd',
    as: coordinator,
    request: (s) => ({ params: { id: s.certified.id } }),
  },
  {
    operationId: 'closeReception',
    name: 'certifiedClosed',
    as: coordinator,
    request: (s) => ({
      params: { id: s.certified.id },
      body: { version: s.certifiedAtEnd.version, gaps: [] },
    }),
  },
  {
    operationId: 'issueDonationCertificate',
    as: sup,
    request: (s) => ({ params: { id: s.certified.id } }),
  },
  {
    operationId: 'getDonationErasure',
    as: donor,
    request: (s) => ({ params: { id: s.certified.id } }),
  },
  {
    operationId: 'createDonation',
    name: 'withdrawn',
    as: donor,
    request: () => ({
      body: {
        legalBasis: 'private',
        pickupAddress: address,
        contact: { name: 'Accueil' },
        lines: [],
      },
    }),
  },
  {
    operationId: 'cancelDonation',
    as: donor,
    request: (s) => ({
      params: { id: s.withdrawn.id },
      body: { version: 1, reason: 'withdrawn' },
    }),
  },
  {
    operationId: 'deactivatePerson',
    as: admin,
    request: (s) => ({ params: { id: s.createPerson.id }, body: { version: 2 } }),
  },
  {
    operationId: 'deactivateSite',
    as: admin,
    request: (s) => ({ params: { id: s.createSite.id }, body: { version: 2 } }),
  },
  {
    operationId: 'deactivateOrganisation',
    as: coordinator,
    request: (s) => ({ params: { id: s.createOrganisation.id }, body: { version: 2 } }),
  },
  // A laptop is taken apart
  {
    operationId: 'getChecklist',
    name: 'secondList',
    as: tec,
    request: (s) => ({ params: { code: s.second.tag } }),
  },
  {
    operationId: 'recordTest',
    name: 'secondTest',
    as: tec,
    request: (s) => ({
      params: { code: s.second.tag },
      body: {
        checklistId: s.secondList.id,
        answers: s.secondList.items.map((i: any) => ({ key: i.key, ok: i.key !== 'screen' })),
      },
    }),
  },
  {
    operationId: 'moveDevice',
    name: 'toDismantle',
    as: tec,
    request: (s) => ({
      params: { code: s.second.tag },
      body: { to: 'TO_DISMANTLE', reason: 'beyondRepair' },
    }),
  },
  {
    operationId: 'dismantleDevice',
    as: tec,
    request: (s) => ({
      params: { code: s.second.tag },
      body: {
        parts: [
          { type: 'ram', fits: 'DDR4 SODIMM', grams: 8, keep: true },
          { type: 'battery', grams: 310, keep: false },
        ],
        carcassGrams: 1780,
      },
    }),
  },
  // Losses: two tablets that nobody finds again
  {
    operationId: 'receiveDevice',
    name: 'lostTablet',
    as: col,
    request: (_, w) => ({
      body: {
        unannounced: {},
        siteId: w.sites.workshop.id,
        category: 'tablet',
        massGrams: 640,
        massSource: 'scale',
      },
    }),
  },
  {
    operationId: 'receiveDevice',
    name: 'doubtfulTablet',
    as: col,
    request: (_, w) => ({
      body: {
        unannounced: {},
        siteId: w.sites.workshop.id,
        category: 'tablet',
        massGrams: 640,
        massSource: 'scale',
      },
    }),
  },
  {
    operationId: 'openCount',
    name: 'firstTablets',
    as: sup,
    request: (_, w) => ({ body: { siteId: w.sites.workshop.id, category: 'tablet' } }),
  },
  {
    operationId: 'closeCount',
    name: 'firstTabletsClosed',
    as: sup,
    request: (s) => ({
      params: { id: s.firstTablets.id },
      body: { version: s.firstTablets.version, missing: [], others: 'notFound' },
    }),
  },
  {
    operationId: 'openCount',
    name: 'secondTablets',
    as: sup,
    request: (_, w) => ({ body: { siteId: w.sites.workshop.id, category: 'tablet' } }),
  },
  {
    operationId: 'closeCount',
    name: 'secondTabletsClosed',
    as: sup,
    request: (s) => ({
      params: { id: s.secondTablets.id },
      body: { version: s.secondTablets.version, missing: [], others: 'notFound' },
    }),
  },
  {
    operationId: 'listMissingDevices',
    as: sup,
    request: (_, w) => ({ query: { siteId: w.sites.workshop.id, limit: '2' } }),
  },
  {
    operationId: 'reportLoss',
    as: sup,
    request: (s) => ({ body: { code: s.lostTablet.tag, eventId: uuid(4201) } }),
  },
  {
    operationId: 'reportLoss',
    name: 'doubtfulLoss',
    as: sup,
    request: (s) => ({ body: { code: s.doubtfulTablet.tag } }),
  },
  {
    operationId: 'listLosses',
    as: sup,
    request: (_, w) => ({ query: { siteId: w.sites.workshop.id, status: 'proposed' } }),
  },
  {
    operationId: 'rejectLoss',
    as: coordinator,
    request: (s) => ({
      params: { id: s.doubtfulLoss.id },
      body: { version: s.doubtfulLoss.version, reason: 'searchAgain' },
    }),
  },
  {
    operationId: 'confirmLoss',
    as: coordinator,
    request: (s) => ({
      params: { id: s.reportLoss.id },
      body: { version: s.reportLoss.version },
    }),
  },
  { operationId: 'listBreaches', as: sup, request: () => ({ query: { status: 'toNotify' } }) },
  {
    operationId: 'recordBreachStep',
    as: coordinator,
    request: (s) => ({
      params: { id: s.confirmLoss.breachId },
      body: { step: 'assessed', risk: 'likely', note: 'Contenu inconnu, sans chiffrement.' },
    }),
  },
  {
    operationId: 'recordBreachStep',
    name: 'authorityTold',
    as: coordinator,
    request: (s) => ({
      params: { id: s.confirmLoss.breachId },
      body: { step: 'authorityNotified', fileNumber: 'FR-2026-0001', eventId: uuid(4202) },
    }),
  },
  {
    operationId: 'getBreach',
    as: sup,
    request: (s) => ({ params: { id: s.confirmLoss.breachId } }),
  },
  {
    operationId: 'findLost',
    as: sup,
    request: (s) => ({
      params: { id: s.confirmLoss.id },
      body: { version: s.confirmLoss.version },
    }),
  },
]

const line = (s: Seen, category: string): string =>
  s.updateDonation.lines.find((l: any) => l.category === category).id
const medium = (device: any, kind: string): string =>
  device.media.find((m: any) => m.kind === kind).id
const membershipOf = (person: any, role: string): string =>
  (person.memberships ?? [person]).find((m: any) => m.role === role && m.active !== false).id

/** An erasure log for the disk that the inventory found. */
function logFor(s: Seen): Buffer {
  const disk = s.importInventory.device.media.find((m: any) => m.serial)
  return nwipeLog(disk.model ?? 'DISK', disk.serial, disk.bytes)
}
const strayLog = (serial: string) => nwipeLog('EXEMPLE HDD', serial, 500107862016)

export function nwipeLog(model: string, serial: string, bytes: number, at = '2026/09/05'): Buffer {
  return Buffer.from(`[${at} 09:00:01]    info: nwipe 0.42
[${at} 09:00:02]  notice: Found /dev/sda,  ATA, ${model}, ${Math.round(bytes / 1e9)} GB, S/N=${serial}

******************************** Error Summary *********************************
!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors
--------------------------------------------------------------------------------
       sda |           0 |                    0 |                    0
********************************************************************************

******************************* Erasure Summary ********************************
!   Device |      Bytes Erased |      Bytes Total | Percentage Erased
--------------------------------------------------------------------------------
       sda |      ${bytes} |     ${bytes} |           100.00%
********************************************************************************

********************************* Drive Status *********************************
!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number
--------------------------------------------------------------------------------
       sda | Erased |   92 MB/s | 01:30:37 | ${model.slice(0, 17)}/${serial}
--------------------------------------------------------------------------------
[${at} 10:30:40] Total Throughput   92 MB/s, PRNG Stream, 1R+NB+VL
********************************************************************************
`)
}
