import { useEffect, useState } from 'react'

/** A QR code as a path in a square of so many cells, its quiet zone included. */
export async function drawQr(text: string): Promise<{ side: number; path: string }> {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells: string[] = []
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++)
      if (modules.get(y, x)) cells.push(`M${x + 4} ${y + 4}h1v1h-1z`)
  return { side: modules.size + 8, path: cells.join('') }
}

/** A QR code as vectors, drawn here: what it says (a badge, a key) goes nowhere. */
export function QrPicture({
  text,
  label,
  size = 200,
}: {
  text: string
  label: string
  size?: number
}) {
  const [drawn, setDrawn] = useState<{ side: number; path: string } | null>(null)
  useEffect(() => {
    let current = true
    void drawQr(text).then((qr) => {
      if (current) setDrawn(qr)
    })
    return () => {
      current = false
    }
  }, [text])
  if (!drawn) return null
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${drawn.side} ${drawn.side}`}
    >
      <rect width={drawn.side} height={drawn.side} fill="#fff" />
      <path d={drawn.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
