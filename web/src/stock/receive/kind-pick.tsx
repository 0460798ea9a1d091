import { Stack, Text } from '@mantine/core'
import { IconDotsCircleHorizontal } from '@tabler/icons-react'
import { CategoryIcon } from '../../donor/category-icon.tsx'
import { useText } from '../../i18n.tsx'
import { useCategories } from '../../words.ts'
import type { Gift } from './entry.ts'
import { text } from './text.ts'
import { useFirstButton } from './use-first-button.ts'

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

/** The lines of a gift, each with how many came; or something else than promised. */
export function LinePick({
  gift,
  choose,
  outside,
}: {
  gift: Gift
  choose: (lineId: string, category: string) => void
  outside: () => void
}) {
  const t = useText(text)
  const { label } = useCategories()
  const list = useFirstButton()
  const lines = gift.lines.filter((l) => l.decision === 'accepted')
  return (
    <Stack gap="sm">
      <Text>{t.whatHelp}</Text>
      <ul className="cards" ref={list}>
        {lines.map((l) => (
          <li key={l.id}>
            <button
              type="button"
              className="card choice-card"
              onClick={() => choose(l.id, l.category)}
            >
              <CategoryIcon category={l.category} />
              <span>
                <strong>{capital(label(l.category))}</strong>
                <br />
                {t.progress(l.progress.received, l.quantity)}
                {l.progress.received >= l.quantity && ` : ${t.full}`}
                {l.serial && (
                  <>
                    <br />
                    <span className="code">{l.serial}</span>
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="card choice-card" onClick={outside}>
            <IconDotsCircleHorizontal size={30} aria-hidden stroke={1.5} />
            <span>
              <strong>{t.outside}</strong>
              <br />
              {t.outsideHelp}
            </span>
          </button>
        </li>
      </ul>
    </Stack>
  )
}

/** Every category that a device may be of, as large pictures with their names. */
export function CategoryPick({ choose }: { choose: (category: string) => void }) {
  const { list } = useCategories()
  // A set has no mass of its own: it is made in the workshop of what was received.
  const single = list.filter(([, , row]) => row.defaultGrams != null)
  const cards = useFirstButton()
  return (
    <ul className="cards" ref={cards}>
      {single.map(([code, label]) => (
        <li key={code}>
          <button type="button" className="card choice-card" onClick={() => choose(code)}>
            <CategoryIcon category={code} />
            <strong>{capital(label)}</strong>
          </button>
        </li>
      ))}
    </ul>
  )
}
