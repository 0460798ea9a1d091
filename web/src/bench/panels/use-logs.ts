import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Result } from '../../api/client.ts'
import { api } from '../../api/operations.generated.ts'
import { useWrite } from '../../api/query.ts'
import { beep } from '../../ui/say.ts'

/** What one file gave: its verdicts, or why it was not taken. */
export type LogResult = {
  name: string
  evidence?: Result<typeof api.submitErasureEvidence>
  error?: unknown
}

/** Takes erasure logs one after the other, and keeps what each says. */
export function useLogs() {
  const client = useQueryClient()
  const submit = useWrite(api.submitErasureEvidence)
  const [results, setResults] = useState<LogResult[]>([])
  const [reading, setReading] = useState(false)
  const take = async (files: File[]) => {
    setReading(true)
    const read: LogResult[] = []
    for (const file of files) {
      try {
        const evidence = await submit.sendOrThrow({ body: file, type: 'text/plain' })
        read.push({ name: file.name, evidence })
      } catch (error) {
        read.push({ name: file.name, error })
      }
      setResults([...read])
    }
    await client.invalidateQueries()
    setReading(false)
    const good = read.every((r) => r.evidence?.verdicts.every((v) => v.verdict === 'erased'))
    beep(good ? 'done' : 'refused')
  }
  return { take, results, reading }
}
