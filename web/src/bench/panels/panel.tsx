import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ComponentType, useEffect, useRef } from 'react'
import { type Texts, useText } from '../../i18n.tsx'
import type { PanelProps } from '../act.ts'
import { actionText } from '../action-text.ts'
import type { Action, ActionName } from '../next-steps.ts'
import { CertificatePanel } from './certificate.tsx'
import { ErasurePanel } from './erasure.tsx'
import { GradePanel } from './grade.tsx'
import { IdentifyPanel } from './identify.tsx'
import { InventoryPanel } from './inventory.tsx'
import { LockPanel, UnlockPanel } from './locks.tsx'
import { MovePanel } from './move.tsx'
import { RefusePanel } from './refuse.tsx'
import { ReleasePanel } from './release.tsx'
import { RepairPanel } from './repair.tsx'
import { SystemPanel } from './system.tsx'
import { TakeApartPanel } from './take-apart.tsx'
import { TestPanel } from './test.tsx'
import { WeighPanel } from './weigh.tsx'

const text: Texts<{ back: string }> = {
  fr: { back: 'Revenir' },
  en: { back: 'Go back' },
}
const panels: Partial<Record<ActionName, ComponentType<PanelProps>>> = {
  identify: IdentifyPanel,
  inventory: InventoryPanel,
  erasure: ErasurePanel,
  test: TestPanel,
  repair: RepairPanel,
  grade: GradePanel,
  system: SystemPanel,
  takeApart: TakeApartPanel,
  weigh: WeighPanel,
  release: ReleasePanel,
  certificate: CertificatePanel,
  refuse: RefusePanel,
  lock: LockPanel,
  unlock: UnlockPanel,
}

/** The place where one action is done, below the device. It takes the focus, and Escape leaves it. */
export function ActionPanel({
  action,
  onMoved,
  ...props
}: PanelProps & { action: Action; onMoved: (after: PanelProps['device']) => void }) {
  const t = useText(text)
  const [label, help] = useText(actionText)[action.name]
  const heading = useRef<HTMLHeadingElement>(null)
  const { cancel } = props
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const Panel = panels[action.name]
  return (
    <section
      className="card"
      aria-labelledby="bench-panel"
      onKeyDown={(e) => {
        if (e.key === 'Escape' && !e.defaultPrevented) cancel()
      }}
    >
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2} size="h3" id="bench-panel" ref={heading} tabIndex={-1}>
              {label}
            </Title>
            <Text>{help}</Text>
          </div>
          <Button
            variant="default"
            leftSection={<IconX size={18} aria-hidden />}
            onClick={cancel}
            miw="max-content"
          >
            {t.back}
          </Button>
        </Group>
        {Panel ? <Panel {...props} /> : <MovePanel action={action} onMoved={onMoved} {...props} />}
      </Stack>
    </section>
  )
}
