/** Lines of `key` or `key;certificate` (a comma or a tab will do), as a list bought from a seller comes. */
export function readKeys(written: string): { key: string; coa?: string }[] {
  return written
    .split(/\r?\n/)
    .map((line) => line.split(/[;,\t]/).map((cell) => cell.trim()))
    .filter(([key]) => key)
    .map(([key = '', coa]) => ({ key, ...(coa ? { coa } : {}) }))
}
