/** Everybody's in the demonstration, and no secret: it opens invented data. A real service has no such account. */
export const DEMO_PASSWORD = 'demonstration-collecte'
/** The domain of the demonstration's addresses: RFC 2606 keeps it from ever existing. */
export const DEMO_DOMAIN = 'demo.invalid'
