import { taxable } from '../parties/rules.ts'
import type { Ctx, Role } from '../platform/context.ts'
import type { WorkKind } from './kinds.ts'

/** Whose work is counted: the rows that the roles of one kind reach together, and who must not confirm its own. */
export type Worker = {
  all: boolean
  siteIds: string[]
  organisationIds: string[]
  personId: string | null
  today: string
}
type Value = boolean | string | string[] | null
/** One row a thing that waits, with `at`: since when; and `due`: by when, where there is a term. It stops at a hundred, so that counting costs the same for all. */
type Waiting = { rows: string; values: (w: Worker) => Value[]; due?: true }

const sites = (w: Worker) => [w.siteIds]
const ours = (w: Worker) => [w.organisationIds]
const none = () => []

/** Devices by site and state, on the index that lists them; one on its way to another site waits for its arrival. */
const devices = (state: string): Waiting => ({
  rows: `select d.state_since as at from unnest($1::uuid[]) s (id) cross join lateral (
    select x.state_since from device x where x.site_id = s.id and x.state = '${state}' and x.to_site_id is null
    order by x.id limit 100) d`,
  values: sites,
})

const donationsOfDonor = (statuses: string, at: string): Waiting => ({
  rows: `select ${at} as at from donation d where d.donor_id = any($1::uuid[]) and d.status in (${statuses})`,
  values: ours,
})
const donations = (statuses: string, at: string, and = ''): Waiting => ({
  rows: `select ${at} as at from donation d where d.status in (${statuses}) ${and}`,
  values: none,
})
/** Whether there is such a row: asked by its index for each row that waits, never by reading the whole table once. */
const some = (from: string) => `coalesce((select true from ${from} limit 1), false)`
const received = `(${some('device x where x.donation_id = d.id')} or ${some('bulk_lot b where b.donation_id = d.id')})`
const byAnother = (code: string, person: string) =>
  `not ${some(`membership m where m.code = ${code} and coalesce(m.person_id, m.id) = ${person}::uuid`)}`

/** A private gift of the last five hundred handed over, of which an accepted line has no value and none was said. */
const valuations: Waiting = {
  rows: `select d.handed_over_at as at from unnest($1::uuid[]) o (id) cross join lateral (
      select x.id, x.handed_over_at from donation x where x.donor_id = o.id and x.status in ('handedOver', 'closed')
        and x.legal_basis = 'private' order by x.id desc limit 500) d
    where ${some(`donation_line l where l.donation_id = d.id and l.decision = 'accepted' and l.declared_unit_value_cents is null`)}
      and not ${some('valuation v where v.donation_id = d.id')}`,
  values: ours,
}
const collections: Waiting = {
  rows: `select c.recorded_at as at from collection c
    where c.planned_on = $2::date and c.site_id = any($1::uuid[])
      and ${some('collection_donation x where x.collection_id = c.id and x.picked_up_at is null')}`,
  values: (w) => [w.siteIds, w.today],
}
const help: Waiting = {
  rows: `select h.called_at as at from help_call h where h.answered_at is null and h.site_id = any($1::uuid[])`,
  values: sites,
}
/** Few at once: the index of what stands is read whole. */
const locks = (whose: string, values: Waiting['values'], and: string): Waiting => ({
  rows: `select coalesce(l.answered_at, l.asked_at) as at from device_lock l join device d on d.id = l.device_id
    ${whose} where not l.lifted and l.outcome is null and ${and}`,
  values,
})
const tray: Waiting = {
  rows: `select e.recorded_at as at from erasure_verdict v join erasure_evidence e on e.id = v.evidence_id
    where v.place = 'tray' and e.organisation_id = any($1::uuid[])`,
  values: ours,
}
const transfers: Waiting = {
  rows: `select t.sent_at as at from transfer t where t.status = 'sent' and t.to_site_id = any($1::uuid[])`,
  values: sites,
}
const tills: Waiting = {
  rows: `select e.recorded_at as at from till t join till_head h on h.till_id = t.id
    left join lateral (select f.recorded_at from fiscal_entry f where f.till_id = t.id and f.kind = 'TILL_OPEN'
      order by f.seq desc limit 1) e on true
    where t.site_id = any($1::uuid[]) and h.state <> 'closed'`,
  values: sites,
}
const drafts: Waiting = {
  rows: `select r.recorded_at as at from receipt r where r.status = 'draft' and r.issuer_id = any($1::uuid[])`,
  values: ours,
}
/**
 * One of the last two hundred gifts to an issuer of which an accepted device stands on no receipt in force, nor on a
 * certificate where the donor has no use of a receipt.
 */
const withoutReceipt: Waiting = {
  rows: `select d.handed_over_at as at from unnest($1::uuid[]) o (id) cross join lateral (
      select x.id, x.donor_id, coalesce(x.handed_over_at, x.decided_at) as handed_over_at from donation x
        where x.donee_id = o.id and x.status in ('accepted', 'handedOver', 'closed')
        order by x.id desc limit 200) d join organisation g on g.id = d.donor_id
    where ${some(`device v where v.donation_id = d.id and v.acceptance = 'accepted' and v.state <> 'RETURNED_TO_DONOR'
      and not exists (select from receipt_device r where r.device_id = v.id and r.live
        and (r.kind = 'recuFiscal' or not coalesce(g.tax_regime = any($2::text[]), false)))`)}`,
  values: (w) => [w.organisationIds, [...taxable]],
}
/** A profile, or a signatory of one that is confirmed, that somebody else put in. */
const issuers: Waiting = {
  rows: `select p.proposed_at as at from issuer_profile p
      where p.confirmed_by is null and ($1::boolean or p.organisation_id = any($2::uuid[])) and ${byAnother('p.proposed_by', '$3')}
    union all
    select min(s.recorded_at) from issuer_signatory s join issuer_profile p on p.organisation_id = s.organisation_id
      where s.confirmed_by is null and p.confirmed_by is not null and ($1::boolean or s.organisation_id = any($2::uuid[]))
      group by s.organisation_id having bool_and(${byAnother('s.recorded_by', '$3')})`,
  values: (w) => [w.all, w.organisationIds, w.personId],
}
const configuration: Waiting = {
  rows: `select c.proposed_at as at from configuration c where c.status = 'proposed' and ${byAnother('c.proposed_by', '$1')}`,
  values: (w) => [w.personId],
}

/** Files of data breaches that are not closed; the term is the authority's, until that is settled. */
const breaches: Waiting = {
  rows: `select b.discovered_at as at, case when not breach_authority_settled(b.id) then b.notify_by end as due from breach b
    where not exists (select from breach_step s where s.breach_id = b.id and s.step = 'closed')`,
  values: none,
  due: true,
}
const losses: Waiting = {
  rows: `select l.reported_at as at from loss l where l.status = 'proposed' and ${byAnother('l.reported_by', '$1')}`,
  values: (w) => [w.personId],
}

/** Each kind of work: for which roles it waits, and which rows it is. */
export const work: Record<WorkKind, { roles: readonly Role[]; waiting: Waiting }> = {
  breachesOpen: { roles: ['coordinator', 'admin'], waiting: breaches },
  lossesToConfirm: { roles: ['coordinator', 'admin'], waiting: losses },
  donationsDraft: {
    roles: ['donor'],
    waiting: donationsOfDonor(`'draft'`, 'd.recorded_at'),
  },
  donationsUnderWay: {
    roles: ['donor'],
    waiting: donationsOfDonor(`'submitted', 'accepted', 'handedOver'`, 'd.submitted_at'),
  },
  valuationsToGive: { roles: ['donor'], waiting: valuations },
  donationsNew: { roles: ['coordinator'], waiting: donations(`'submitted'`, 'd.submitted_at') },
  donationsWaiting: {
    roles: ['coordinator'],
    waiting: donations(
      `'accepted'`,
      'd.decided_at',
      `and not ${some('collection_donation x where x.donation_id = d.id')} and not ${received}`,
    ),
  },
  donationsToReceive: {
    roles: ['coordinator'],
    waiting: donations(
      `'accepted', 'handedOver'`,
      'coalesce(d.handed_over_at, d.decided_at)',
      `and (d.status = 'handedOver' or ${some('collection_donation x where x.donation_id = d.id')}) and not ${received}`,
    ),
  },
  donationsToReconcile: {
    roles: ['coordinator'],
    waiting: donations(
      `'accepted', 'handedOver'`,
      'coalesce(d.handed_over_at, d.decided_at)',
      `and ${received}`,
    ),
  },
  collectionsToday: { roles: ['collector'], waiting: collections },
  helpOpen: { roles: ['supervisor', 'shopManager'], waiting: help },
  locksAsked: {
    roles: ['donor'],
    waiting: locks(
      'join donation n on n.id = d.donation_id',
      ours,
      'l.asked_at is not null and l.answered_at is null and n.donor_id = any($1::uuid[])',
    ),
  },
  locksAnswered: {
    roles: ['supervisor'],
    waiting: locks('', sites, 'l.answered_at is not null and d.site_id = any($1::uuid[])'),
  },
  devicesReceived: { roles: ['technician'], waiting: devices('RECEIVED') },
  devicesTriaged: { roles: ['technician'], waiting: devices('TRIAGED') },
  devicesToErase: { roles: ['technician'], waiting: devices('TO_ERASE') },
  devicesErased: { roles: ['technician'], waiting: devices('ERASED') },
  devicesToRepair: { roles: ['technician'], waiting: devices('TO_REPAIR') },
  devicesTested: { roles: ['supervisor'], waiting: devices('TESTED') },
  devicesQuarantine: { roles: ['supervisor'], waiting: devices('QUARANTINE') },
  evidenceUnmatched: { roles: ['supervisor'], waiting: tray },
  transfersToReceive: { roles: ['supervisor', 'cashier', 'shopManager'], waiting: transfers },
  tillsOpen: { roles: ['cashier', 'shopManager'], waiting: tills },
  devicesInShop: { roles: ['cashier', 'shopManager'], waiting: devices('IN_SHOP') },
  giftsWithoutReceipt: { roles: ['accountant'], waiting: withoutReceipt },
  receiptsDraft: { roles: ['accountant'], waiting: drafts },
  issuersToConfirm: { roles: ['accountant', 'admin'], waiting: issuers },
  configurationToConfirm: { roles: ['coordinator', 'admin'], waiting: configuration },
}

type Counted = { count: number; more: boolean; oldestAt: string | null; dueAt: string | null }

/** Counts what waits of one kind: up to ninety-nine, and whether there is more. */
export async function countWork(
  { reads }: Pick<Ctx, 'reads'>,
  kind: WorkKind,
  worker: Worker,
): Promise<Counted> {
  const { rows, values, due } = work[kind].waiting
  const [counted] = await reads.rows<Counted>(
    `work_${kind}`,
    `select least(count(*), 99)::int as count, count(*) > 99 as more, min(at) as "oldestAt",
      ${due ? 'min(due)' : 'null::timestamptz'} as "dueAt" from (${rows} limit 100) x`,
    values(worker),
  )
  return counted!
}
