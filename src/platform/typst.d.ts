/** The part used of Typst's Node binding, which comes as a bare native module without a wrapper. */
type Document = { mainFilePath: string; inputs: Record<string, string> }
export type TypstCompiler = {
  pdf(document: Document, options: { pdfStandard: string; creationTimestamp: number }): Buffer
  /** A drawing of shapes alone: neither script nor style; `svg` would hold both. */
  plainSvg(document: Document): string
  evictCache(maxAge: number): void
}
export type TypstModule = {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): TypstCompiler
  }
}
