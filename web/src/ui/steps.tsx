import { IconCheck } from '@tabler/icons-react'

/** The steps of a long form: where one is, what is done, and a way to each. */
export function Steps({
  label,
  steps,
  current,
  onStep,
}: {
  label: string
  steps: readonly { title: string; done: boolean }[]
  /** From 1. */
  current: number
  onStep: (step: number) => void
}) {
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map(({ title, done }, i) => (
          <li key={title}>
            <button
              type="button"
              className="step"
              aria-current={current === i + 1 ? 'step' : undefined}
              onClick={() => onStep(i + 1)}
            >
              <span className="step-number">
                {done && current !== i + 1 ? <IconCheck size={18} aria-hidden /> : i + 1}
              </span>
              <span className="step-title">{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
