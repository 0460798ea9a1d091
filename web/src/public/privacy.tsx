import { type Texts, useText } from '../i18n.tsx'
import { Page } from '../ui/page.tsx'
import { NoticeText } from './notice-text.tsx'

const text: Texts<{ title: string }> = {
  fr: { title: 'Données personnelles' },
  en: { title: 'Personal data' },
}

export default function Privacy() {
  const t = useText(text)
  return (
    <Page title={t.title}>
      <NoticeText kind="privacy" />
    </Page>
  )
}
