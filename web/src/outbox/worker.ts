/** Asks the browser to keep the pages themselves, so that they open without a network. */
export function startWorker(): void {
  // Not on a plain http address of a network, and not in every browser: the bench then needs its network.
  void navigator.serviceWorker?.register('/sw.js').catch(() => {})
}
