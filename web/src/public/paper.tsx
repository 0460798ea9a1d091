import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { ByCode, type ByCodeText } from './by-code.tsx'
import { PaperVerdict } from './paper-verdict.tsx'

const text: Texts<ByCodeText> = {
  fr: {
    title: 'Ce document est-il authentique ?',
    lead: 'Bordereaux, certificats d’effacement, attestations et reçus portent un code imprimé. Il dit si le document est vrai, sans compte.',
    scan: 'Code imprimé sur le document',
    help: 'Vingt-six caractères, à côté du carré noir et blanc. Tapez-le, ou lisez le carré avec la caméra.',
    again: 'Un autre document',
  },
  en: {
    title: 'Is this paper authentic?',
    lead: 'Slips, erasure certificates, gift certificates and receipts bear a printed code. It says whether the paper is true, without an account.',
    scan: 'Code printed on the paper',
    help: 'Twenty-six characters, beside the black and white square. Type it, or read the square with the camera.',
    again: 'Another paper',
  },
}

export default function Paper() {
  return <ByCode text={useText(text)} at="check" told={(code) => <Told code={code} />} />
}

function Told({ code }: { code: string }) {
  const check = useRead(api.checkDocument, { params: { code } })
  return (
    <div aria-live="polite">
      <Loaded of={check}>{(said) => <PaperVerdict check={said} code={code} />}</Loaded>
    </div>
  )
}
