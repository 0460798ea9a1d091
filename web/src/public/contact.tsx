import { type Texts, useText } from '../i18n.tsx'
import { Page } from '../ui/page.tsx'
import { NoticeText } from './notice-text.tsx'

const text: Texts<{ title: string }> = {
  fr: { title: 'Contact' },
  en: { title: 'Contact' },
}

export default function Contact() {
  const t = useText(text)
  return (
    <Page title={t.title}>
      <NoticeText kind="contact" />
    </Page>
  )
}
