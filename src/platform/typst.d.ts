/** The part used of Typst's Node binding, which comes as a bare native module without a wrapper. */
export type TypstCompiler = {
  pdf(
    document: { mainFilePath: string; inputs: Record<string, string> },
    options: { pdfStandard: string; creationTimestamp: number },
  ): Buffer
  evictCache(maxAge: number): void
}
export type TypstModule = {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): TypstCompiler
  }
}
