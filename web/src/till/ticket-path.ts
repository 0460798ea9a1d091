/** The page of a ticket by its number: `T01/6` is at `/tickets/T01-6`. */
export const ticketPath = (ref: string): string => `/tickets/${ref.replace('/', '-')}`
