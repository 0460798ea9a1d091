import type { Result } from '../api/client.ts'
import { api } from '../api/operations.generated.ts'
import { useRead } from '../api/query.ts'

export type Service = Result<typeof api.getService>

/** What anybody may know of the service: brand, notices, whether it is a demonstration. */
export const useService = (): Service | undefined => useRead(api.getService, {}).data
