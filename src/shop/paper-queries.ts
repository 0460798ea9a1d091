import type { ConfigurationValue } from '../configuration/kinds.ts'
import type { Ctx } from '../platform/context.ts'
import { inForce } from './till-queries.ts'

type Address = { street: string; postcode: string; city: string }
type Row = {
  seller: { name: string; address: Address; siret: string }
  shop: { name: string; address: Address }
  categories: Record<string, string>
  guarantee: ConfigurationValue<'guarantee'>
  vatWording: ConfigurationValue<'vatWording'> | null
}

/** What a ticket prints besides its own bytes: seller and shop, and the wording of its day. */
const CONTEXT = `
  select json_build_object('name', o.name, 'address', o.address, 'siret', t.seller_siret) as seller,
    json_build_object('name', s.name, 'address', s.address) as shop,
    (select json_object_agg(cf.key, cf.value ->> 'fr') from configuration cf where cf.kind = 'category' and cf.status = 'confirmed'
      and cf.valid_from <= $2::date and (cf.valid_to is null or cf.valid_to > $2::date)) as categories,
    ${inForce('guarantee', `'default'`, '$2')} as guarantee, ${inForce('vatWording', '$3', '$2')} as "vatWording"
  from till t join site s on s.id = t.site_id join organisation o on o.id = t.seller_id where t.id = $1::uuid`
export async function findPaperContext(
  { reads }: Pick<Ctx, 'reads'>,
  tillId: string,
  day: string,
  vat: string | undefined,
) {
  const [row] = await reads.rows<Row>('ticket_context', CONTEXT, [tillId, day, vat ?? ''])
  if (!row) throw new Error(`no till ${tillId}`)
  return { ...row, vatWording: row.vatWording ?? { mention: '', showVat: false } }
}
