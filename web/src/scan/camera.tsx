import { Button, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { type Texts, useText } from '../i18n.tsx'
import { Notice } from '../ui/tag.tsx'

prepareZXingModule({ overrides: { locateFile: () => wasm } })

const text: Texts<{ aim: string; close: string; denied: string; none: string }> = {
  fr: {
    aim: 'Montrez le code à la caméra.',
    close: 'Arrêter la caméra',
    denied:
      'La caméra est refusée à cette page : autorisez-la dans le navigateur, ou tapez le code.',
    none: 'Aucune caméra utilisable ici : tapez le code. (Il faut une adresse en https.)',
  },
  en: {
    aim: 'Show the code to the camera.',
    close: 'Stop the camera',
    denied: 'The camera is denied to this page: allow it in the browser, or type the code.',
    none: 'No camera can be used here: type the code. (An https address is needed.)',
  },
}
const EVERY_MS = 120
const formats = ['QRCode', 'DataMatrix', 'Code128', 'Code39', 'EAN13'] as const

/** Reads the first code that the camera sees, whatever its kind and angle; decoding never leaves this device. */
export default function Camera({
  onCode,
  onClose,
}: {
  onCode: (code: string) => void
  onClose: () => void
}) {
  const t = useText(text)
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef(onCode)
  tell.current = onCode
  const [problem, setProblem] = useState<'denied' | 'none' | null>(null)

  useEffect(() => {
    let stream: MediaStream | null = null
    let timer = 0
    let over = false
    const canvas = document.createElement('canvas')
    const look = async () => {
      const picture = video.current
      if (over) return
      if (picture && picture.videoWidth > 0) {
        canvas.width = picture.videoWidth
        canvas.height = picture.videoHeight
        const pen = canvas.getContext('2d', { willReadFrequently: true })
        pen?.drawImage(picture, 0, 0)
        const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height)
        const [found] = pixels
          ? await readBarcodes(pixels, { formats: [...formats], maxNumberOfSymbols: 1 })
          : []
        if (found?.text && !over) return tell.current(found.text)
      }
      if (!over) timer = window.setTimeout(() => void look(), EVERY_MS)
    }
    const start = async () => {
      if (!navigator.mediaDevices) return setProblem('none')
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
        })
      } catch (error) {
        return setProblem((error as Error).name === 'NotAllowedError' ? 'denied' : 'none')
      }
      if (over || !video.current) return stop()
      video.current.srcObject = stream
      await video.current.play().catch(() => {})
      void look()
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void start()
    return () => {
      over = true
      window.clearTimeout(timer)
      stop()
    }
  }, [])

  return (
    <Stack gap="sm" mt="sm">
      {problem ? (
        <div role="alert">
          <Notice tone="warn">{t[problem]}</Notice>
        </div>
      ) : (
        <>
          <Text role="status">{t.aim}</Text>
          <video ref={video} className="camera" muted playsInline aria-label={t.aim} />
        </>
      )}
      <Button variant="default" onClick={onClose}>
        {t.close}
      </Button>
    </Stack>
  )
}
