export type Renderer = { render(template: string, data: { issuedAt: string } & Record<string, unknown>): Promise<Buffer>; close(): Promise<void> }
export function createRenderer(): Renderer {
  return { render: () => Promise.reject(new Error('being written')), close: async () => {} }
}
