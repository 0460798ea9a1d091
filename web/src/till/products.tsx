import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { useText } from '../i18n.tsx'
import { useHolds } from '../shell/me.tsx'
import { SelectField } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useCategories } from '../words.ts'
import { NewProduct } from './new-product.tsx'
import { ProductDialog, StockDialog } from './product-dialogs.tsx'
import { productsText } from './products-text.ts'
import type { Product } from './shelf.ts'

/** What the shops sell by count: names, prices, stock. */
export default function Products() {
  const t = useText(productsText)
  const f = useFormat()
  const categories = useCategories()
  const keeps = useHolds('shopManager', 'coordinator', 'admin')
  const [siteId, setSiteId] = useSearchValue('shop')
  const [changing, setChanging] = useState<Product | null>(null)
  const [stocking, setStocking] = useState<Product | null>(null)
  const sites = usePages(api.listSites, { query: { limit: 200 } })
  const shops = sites.rows.filter((s) => s.kind === 'shop')
  const products = usePages(api.listProducts, {
    query: { limit: 100, ...(siteId ? { siteId } : {}) },
  })
  const nameOf = (id: string) => shops.find((s) => s.id === id)?.name ?? ''
  const columns: Column<Product>[] = [
    { title: t.name, cell: (p) => p.label },
    { title: t.category, cell: (p) => categories.label(p.category) },
    { title: t.site, cell: (p) => nameOf(p.siteId) },
    { title: t.price, right: true, cell: (p) => f.euros(p.unitCents) },
    { title: t.stock, right: true, cell: (p) => f.number(p.quantity) },
    {
      title: t.state,
      cell: (p) => (
        <Tag tone={p.active ? 'good' : 'neutral'}>{p.active ? t.onSale : t.offSale}</Tag>
      ),
    },
    ...(keeps
      ? [
          {
            title: t.actions,
            cell: (p: Product) => (
              <Group gap="xs">
                <Button
                  variant="default"
                  aria-label={`${t.restock} : ${p.label}`}
                  onClick={() => setStocking(p)}
                >
                  {t.restock}
                </Button>
                <Button
                  variant="default"
                  aria-label={`${t.change} : ${p.label}`}
                  onClick={() => setChanging(p)}
                >
                  {t.change}
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page title={t.title} lead={t.lead}>
      {shops.length > 1 && (
        <div className="narrow">
          <SelectField
            label={t.site}
            value={siteId ?? 'all'}
            onValue={(v) => setSiteId(v === 'all' ? null : v)}
            options={[['all', t.all] as const, ...shops.map((s) => [s.id, s.name] as const)]}
          />
        </div>
      )}
      <LoadedPages of={products} empty={t.empty}>
        {(rows) => (
          <DataTable caption={t.list} columns={columns} rows={rows} rowKey={(p) => p.id} />
        )}
      </LoadedPages>
      {keeps && <NewProduct shops={shops} />}
      {changing && (
        <ProductDialog key={changing.id} product={changing} onClose={() => setChanging(null)} />
      )}
      {stocking && (
        <StockDialog key={stocking.id} product={stocking} onClose={() => setStocking(null)} />
      )}
    </Page>
  )
}
