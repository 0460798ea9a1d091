import './devices.css'
import { Button, Group, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { api } from '../api/operations.generated.ts'
import { usePages } from '../api/query.ts'
import { useSites } from '../bench/work-site.tsx'
import { type Texts, useText } from '../i18n.tsx'
import { ScanInput } from '../scan/scan-input.tsx'
import { useScanBurst } from '../scan/use-scan-burst.ts'
import { SelectField } from '../ui/form.tsx'
import { useGo, useSearchValue } from '../ui/link.tsx'
import { LoadedPages } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { type DeviceState, stateNames, useCategories, useWords } from '../words.ts'
import { DeviceTable } from './device-table.tsx'
import { DeviceSearch } from './search.tsx'

const text: Texts<
  Record<
    | 'title'
    | 'search'
    | 'searchHelp'
    | 'find'
    | 'state'
    | 'site'
    | 'category'
    | 'all'
    | 'caption'
    | 'empty'
    | 'emptyFiltered',
    string
  >
> = {
  fr: {
    title: 'Appareils',
    search: 'Chercher un appareil',
    searchHelp: 'Étiquette, numéro de série, modèle, numéro du donateur ou référence du don.',
    find: 'Chercher',
    state: 'État',
    site: 'Site',
    category: 'Catégorie',
    all: 'Tout afficher',
    caption: 'Appareils',
    empty: 'Aucun appareil. Ils apparaissent ici dès leur réception.',
    emptyFiltered: 'Aucun appareil ne correspond à ces choix.',
  },
  en: {
    title: 'Devices',
    search: 'Find a device',
    searchHelp: 'Label, serial, model, donor’s number or reference of the gift.',
    find: 'Find',
    state: 'State',
    site: 'Site',
    category: 'Category',
    all: 'Show all',
    caption: 'Devices',
    empty: 'No device. They show here as soon as they are received.',
    emptyFiltered: 'No device fits these choices.',
  },
}
const isState = (s: string | null): s is DeviceState =>
  s !== null && (stateNames as string[]).includes(s)

/** The devices one may see: found by what is known of them, or listed by state, site and category. */
export default function Devices() {
  const t = useText(text)
  const go = useGo()
  const [q, setQ] = useSearchValue('q')
  const [state, setState] = useSearchValue('state')
  const [siteId, setSite] = useSearchValue('site')
  const [category, setCategory] = useSearchValue('category')
  const [typed, setTyped] = useState(q ?? '')
  const field = useRef<HTMLInputElement>(null)
  const w = useWords()
  const categories = useCategories()
  const { all, name } = useSites()
  const searching = (q ?? '').trim().length > 1
  const filtered = isState(state) || siteId !== null || category !== null
  const pages = usePages(
    api.listDevices,
    {
      query: {
        limit: 50,
        ...(isState(state) ? { state } : {}),
        ...(siteId ? { siteId } : {}),
        ...(category ? { category } : {}),
      },
    },
    { when: !searching },
  )
  const find = (code: string) => {
    setTyped(code)
    setQ(code.trim().length > 1 ? code.trim() : null)
  }
  useScanBurst(find, field)
  return (
    <Page title={t.title}>
      <search className="card">
        <ScanInput
          label={t.search}
          description={t.searchHelp}
          value={typed}
          onValue={setTyped}
          onScan={find}
          inputRef={field}
        />
        <Group gap="sm" mt="sm">
          <Button onClick={() => find(typed)}>{t.find}</Button>
          {(searching || filtered) && (
            <Button
              variant="default"
              onClick={() => {
                setTyped('')
                go('/devices', { replace: true })
                field.current?.focus()
              }}
            >
              {t.all}
            </Button>
          )}
        </Group>
        {!searching && (
          <div className="filters">
            <SelectField
              label={t.state}
              value={isState(state) ? state : ''}
              onValue={(s) => setState(s || null)}
              options={stateNames.map((s) => [s, w.state(s)] as const)}
              optional
            />
            <SelectField
              label={t.site}
              value={siteId ?? ''}
              onValue={(s) => setSite(s || null)}
              options={all.map((s) => [s.id, s.name] as const)}
              optional
            />
            <SelectField
              label={t.category}
              value={category ?? ''}
              onValue={(c) => setCategory(c || null)}
              options={categories.list.map(([key, label]) => [key, capital(label)] as const)}
              optional
            />
          </div>
        )}
      </search>
      {searching ? (
        <DeviceSearch q={(q ?? '').trim()} siteName={name} />
      ) : (
        <LoadedPages of={pages} empty={filtered ? t.emptyFiltered : t.empty}>
          {(rows) => <DeviceTable caption={t.caption} rows={rows} siteName={name} />}
        </LoadedPages>
      )}
      <Text role="status" className="visually-hidden">
        {!searching && pages.data ? `${pages.rows.length} ${t.caption}` : ''}
      </Text>
    </Page>
  )
}
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)
