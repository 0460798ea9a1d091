/** The key that does what a button does, shown on it. */
export function KeyHint({ children }: { children: string }) {
  return (
    <kbd className="key" aria-hidden>
      {children}
    </kbd>
  )
}
