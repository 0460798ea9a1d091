import { cleanText } from '../platform/placeholders.ts'

export type Node = Record<string, unknown>

export function asNode(value: unknown): Node | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Node)
    : null
}

/** A property of the node itself, or of an object in it; never one of a prototype. */
export function get(node: Node, ...path: [string, ...string[]]): unknown {
  let value: unknown = node
  for (const key of path) {
    const holder = asNode(value)
    if (!holder || !Object.hasOwn(holder, key)) return undefined
    value = holder[key]
  }
  return value
}

/** The text at a path, made safe to store; null where there is none. */
export const text = (node: Node, ...path: [string, ...string[]]) => cleanText(get(node, ...path))

/** More of a kind than any machine has: what follows is not read. */
const MOST_ITEMS = 2000

/** The objects of the list at a path; empty where there is none. */
export function nodes(node: Node, ...path: [string, ...string[]]): Node[] {
  const value = get(node, ...path)
  return Array.isArray(value)
    ? value
        .slice(0, MOST_ITEMS)
        .map(asNode)
        .filter((n) => n !== null)
    : []
}

/** A whole number over zero at a path; null where there is none. */
export function positive(node: Node, ...path: [string, ...string[]]): number | null {
  const value = count(node, ...path)
  return value === 0 ? null : value
}

/** A whole number, zero or more, at a path; null where there is none. */
export function count(node: Node, ...path: [string, ...string[]]): number | null {
  const value = get(node, ...path)
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
