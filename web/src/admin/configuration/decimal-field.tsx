import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'

const read = (written: string): number | null => {
  const plain = written.replace(/\s/g, '').replace(',', '.')
  return /^\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null
}
const write = (n: number | null) => (n === null ? '' : String(n).replace('.', ','))

/** A number that may have a comma; null while it is empty or not a number. */
export function DecimalField({
  number,
  onNumber,
  ...input
}: Omit<TextInputProps, 'value' | 'onChange'> & {
  number: number | null
  onNumber: (n: number | null) => void
}) {
  const [written, setWritten] = useState(write(number))
  useEffect(() => {
    setWritten((now) => (read(now) === number ? now : write(number)))
  }, [number])
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      value={written}
      onChange={(e) => {
        setWritten(e.currentTarget.value)
        onNumber(read(e.currentTarget.value))
      }}
      {...input}
    />
  )
}
