import { stripVTControlCharacters } from 'node:util'

const LONGEST_LINE = 1000

/** The lines of a text, cut at a thousand characters, without colours, byte order marks and line ends of Windows. */
export function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE))
    yield stripVTControlCharacters(line.replaceAll(/[\0\uFEFF\r]/g, '')).trimEnd()
    start = end + 1
  }
}
