import { type Texts, useText } from '../i18n.tsx'
import { QrPicture } from './qr.tsx'

const text: Texts<{ label: string; ruler: (mm: number) => string; code: string }> = {
  fr: {
    label: 'Page d’essai avec une règle et un code',
    ruler: (mm) => `Cette règle mesure ${mm} mm`,
    code: 'Code d’essai',
  },
  en: {
    label: 'Test page with a ruler and a code',
    ruler: (mm) => `This ruler measures ${mm} mm`,
    code: 'Test code',
  },
}

/** A page that shows whether the printer keeps the scale: a ruler of 50 mm where it fits, a frame, and a QR code. */
export function TestPage({ widthMm: w, heightMm: h }: { widthMm: number; heightMm: number }) {
  const t = useText(text)
  const length = Math.max(10, Math.min(50, Math.floor((w - 4) / 10) * 10))
  const from = (w - length) / 2
  const base = Math.min(14, h / 2)
  const qr = Math.min(24, h - base - 4, w - 4)
  const ticks = Array.from({ length: length + 1 }, (_, mm) => {
    const tall = mm % 10 === 0 ? 4 : mm % 5 === 0 ? 3 : 1.8
    return `M${from + mm} ${base}v-${tall}`
  })
  return (
    <svg
      role="img"
      aria-label={t.label}
      width={`${w}mm`}
      height={`${h}mm`}
      viewBox={`0 0 ${w} ${h}`}
    >
      <rect width={w} height={h} fill="#fff" />
      <rect x={1} y={1} width={w - 2} height={h - 2} fill="none" stroke="#000" strokeWidth={0.2} />
      <text
        x={w / 2}
        y={Math.max(4, base - 6)}
        fontSize={Math.min(3.4, w / 18)}
        textAnchor="middle"
        fill="#000"
      >
        {t.ruler(length)}
      </text>
      <path d={ticks.join('')} stroke="#000" strokeWidth={0.2} />
      <path d={`M${from} ${base}h${length}`} stroke="#000" strokeWidth={0.3} />
      {qr >= 8 && (
        <g transform={`translate(${(w - qr) / 2} ${base + 2})`}>
          <QrPicture text="TEST-50-MM" label={t.code} size={qr} />
        </g>
      )}
    </svg>
  )
}
