import { Refused } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'
import { type Texts, useText } from '../i18n.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { ByCode, type ByCodeText } from './by-code.tsx'
import { DeviceCard } from './device-card.tsx'
import { BadDevice } from './device-unknown.tsx'

const text: Texts<ByCodeText> = {
  fr: {
    title: 'Qu’est-ce que cet appareil ?',
    lead: 'Chaque appareil qui passe chez nous porte une étiquette. Son code dit ce qu’il est, sans compte.',
    scan: 'Code de l’étiquette',
    help: 'Huit caractères, par exemple 7K2M-9QX3. Tapez-le, ou lisez le carré avec la caméra.',
    again: 'Un autre appareil',
  },
  en: {
    title: 'What is this device?',
    lead: 'Each device that passes through our hands bears a label. Its code says what it is, without an account.',
    scan: 'Code of the label',
    help: 'Eight characters, for example 7K2M-9QX3. Type it, or read the square with the camera.',
    again: 'Another device',
  },
}

export default function Device() {
  return <ByCode text={useText(text)} at="d" told={(code) => <Told code={code} />} />
}

function Told({ code }: { code: string }) {
  const device = useRead(api.getPublicDevice, { params: { tag: code } })
  const said = device.error instanceof Refused ? device.error.problem.code : null
  if (said === 'BAD_LABEL' || said === 'NOT_FOUND' || said === 'MALFORMED')
    return <BadDevice misread={said === 'BAD_LABEL'} code={code} />
  return (
    <div aria-live="polite">
      <Loaded of={device}>{(d) => <DeviceCard device={d} />}</Loaded>
    </div>
  )
}
