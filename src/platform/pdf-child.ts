import { createRequire } from 'node:module'
import path from 'node:path'
import type { FromChild, ToChild } from './pdf.ts'
import type { TypstModule } from './typst.d.ts'

const platforms: Record<string, string[]> = {
  'linux-x64': ['linux-x64-gnu', 'linux-x64-musl'],
  'linux-arm64': ['linux-arm64-gnu'],
  'darwin-arm64': ['darwin-arm64'],
  'darwin-x64': ['darwin-x64'],
  'win32-x64': ['win32-x64-msvc'],
}
const here = `${process.platform}-${process.arch}`
// Typst 0.14 (PDF/A-2a) is packaged for linux-x64 alone; elsewhere 0.13 knows PDF/A-2b.
const pdfStandard = here === 'linux-x64' ? 'a-2a' : 'a-2b'
const require = createRequire(import.meta.url)

function load(): TypstModule {
  for (const name of platforms[here] ?? []) {
    try {
      return require(`@myriaddreamin/typst-ts-node-compiler-${name}`)
    } catch {}
  }
  throw new Error(`Typst has no package for ${here}`)
}

const workspace = path.join(import.meta.dirname, 'typst')
const fonts = path.dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'))
const fontPaths = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((f) =>
  path.join(fonts, f),
)
const compiler = load().NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })

/** The compiler says the size of a drawing in points; a paper's is told in millimetres. */
const inMillimetres = (svg: string) =>
  svg.replace(/^<svg[^>]*>/, (root) =>
    root.replaceAll(
      / (width|height)="([\d.]+)pt"/g,
      (_, side: string, points: string) =>
        ` ${side}="${Math.round((Number(points) / 72) * 2540) / 100}mm"`,
    ),
  )

function render({ template, data, form }: ToChild): FromChild {
  try {
    const mainFilePath = path.join(workspace, `${template}.typ`)
    const creationTimestamp = Math.floor(Date.parse(data.issuedAt) / 1000)
    const document = { mainFilePath, inputs: { data: JSON.stringify(data) } }
    const paper =
      form === 'svg'
        ? Buffer.from(inMillimetres(compiler.plainSvg(document)))
        : compiler.pdf(document, { pdfStandard, creationTimestamp })
    compiler.evictCache(10)
    return { paper }
  } catch (error) {
    // The compiler puts its words in `code` and leaves the message empty.
    const { message, code } = error as { message?: string; code?: string }
    return { error: String(message || code || error).slice(0, 2000) }
  }
}

process.on('message', (message: ToChild) => process.send?.(render(message)))
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole group: the service finishes its papers first and then lets this process go.
process.on('SIGINT', () => {})
