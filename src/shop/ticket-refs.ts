import { notFound } from '../platform/problems.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NUMBER = /^(?:LCT:T:)?([A-Z][A-Z0-9]{1,7}\/[1-9]\d{0,8})(?::[0-9A-F]{16})?$/i

/** How a ticket is named: its id, `T01/6`, or the text of its QR code. @throws NOT_FOUND for anything else. */
export function getTicketRef(text: string): { id: string } | { number: string } {
  const given = text.trim()
  if (UUID.test(given)) return { id: given.toLowerCase() }
  const number = NUMBER.exec(given)?.[1]
  if (!number) throw notFound('ticket')
  return { number: number.toUpperCase() }
}
