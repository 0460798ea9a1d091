import { Stack, Text } from '@mantine/core'
import { IconArrowBigRightLine, IconTruckLoading } from '@tabler/icons-react'
import { Reprint } from '../../devices/reprint.tsx'
import { useText } from '../../i18n.tsx'
import { GoTo, GoToButton } from '../../ui/link.tsx'
import type { Device } from '../next-steps.ts'
import type { Station, stepsAt } from './stations.ts'
import { stationText, text } from './text.ts'

/** What a station says of a device that has no action there: to pack it, or where to put it. */
export function Elsewhere({
  at: { elsewhere, here },
  station,
  device,
}: {
  at: ReturnType<typeof stepsAt>
  station: Station
  device: Device
}) {
  const t = useText(text)
  const words = useText(stationText)
  if (here && station.name === 'packing')
    return (
      <Stack gap="md" align="flex-start">
        <Text className="big">{t.packed}</Text>
        <Reprint tag={device.tag} />
        <GoToButton to="/transfers" rightSection={<IconTruckLoading size={24} aria-hidden />}>
          {t.transfer}
        </GoToButton>
      </Stack>
    )
  return (
    <Stack gap="md" align="flex-start">
      <Text className="big">
        {elsewhere ? (
          <>
            {t.elsewhere} <strong>{words[elsewhere].title}</strong>.
          </>
        ) : (
          t.nowhere
        )}
      </Text>
      {elsewhere && (
        <GoToButton
          to={`/stations/${elsewhere}?code=${device.tag}`}
          rightSection={<IconArrowBigRightLine size={24} aria-hidden />}
        >
          {t.there}
        </GoToButton>
      )}
      <GoTo to={`/bench?code=${device.tag}`}>{t.everything}</GoTo>
    </Stack>
  )
}
