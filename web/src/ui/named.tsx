/** What a repeated button acts on: said to who hears the screen, not shown. */
export function Of({ children }: { children: string }) {
  return <span className="visually-hidden"> {children}</span>
}
