/** Brings the focus back to the screen’s title, after what held it has gone: a row that was decided, a step done. */
export function focusTitle(): void {
  // After React has drawn, and after a dialog that closes has tried to give the focus back.
  setTimeout(() => document.querySelector<HTMLElement>('main h1, h1')?.focus(), 80)
}

/** Whether a question or a print view stands above the screen: the screen's own keys and scans are then not for it. */
export const isCovered = (): boolean =>
  document.querySelector('dialog[open], [role="dialog"]') !== null
