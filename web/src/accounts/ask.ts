import { useState } from 'react'

/** Asks something once, on demand: a check whose answer is of that moment and is not kept. */
export function useAsk<A extends object, R>(operation: (args: A) => Promise<R>) {
  const [answer, setAnswer] = useState<{ data?: R; problem?: unknown; busy: boolean }>({
    busy: false,
  })
  const ask = async (args: A) => {
    setAnswer({ busy: true })
    try {
      setAnswer({ busy: false, data: await operation(args) })
    } catch (problem) {
      setAnswer({ busy: false, problem })
    }
  }
  return { ...answer, ask }
}
