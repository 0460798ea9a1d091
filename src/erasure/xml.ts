export type Element = {
  name: string
  attributes: ReadonlyMap<string, string>
  children: Element[]
  text: string
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const DEEPEST = 50
const MOST_ELEMENTS = 100_000

/**
 * The root of an XML text: elements, attributes and text. A document type is refused, so that no entity is ever
 * expanded and no address fetched. Null when the text is not such XML; never throws.
 */
export function readXml(xml: string): Element | null {
  const root = newElement('', new Map())
  const open = [root]
  let count = 0
  TOKEN.lastIndex = 0
  const text = xml.replace(/^\uFEFF/, '')
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)
    if (!token) return null
    const [, cdata, closed, opened, attributes = '', empty, said] = token
    const parent = open.at(-1)
    if (!parent) return null
    if (cdata !== undefined) parent.text += cdata
    else if (said !== undefined) parent.text += plain(said)
    else if (closed !== undefined) {
      if (open.length === 1 || open.pop()?.name !== closed) return null
    } else if (opened !== undefined) {
      const element = newElement(opened, attributesOf(attributes))
      parent.children.push(element)
      count += 1
      if (empty === '') open.push(element)
      if (open.length > DEEPEST || count > MOST_ELEMENTS) return null
    }
  }
  const [only, ...others] = root.children
  return only && others.length === 0 && open.length === 1 && root.text.trim() === '' ? only : null
}

const newElement = (name: string, attributes: Element['attributes']): Element => ({
  ...{ name, attributes, children: [], text: '' },
})

const attributesOf = (text: string) =>
  new Map([...text.matchAll(ATTRIBUTE)].map(([, k = '', a, b]) => [k, plain(a ?? b ?? '')]))

const plain = (text: string) =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
