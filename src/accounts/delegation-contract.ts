import { z } from 'zod'
import { answers, civilDate, id, page, pageQuery } from '../platform/schema.ts'
import { delegationReasons } from './delegation-rules.ts'

export const delegationStatuses = ['coming', 'running', 'over', 'ended'] as const
const givers = ['supervisor', 'admin'] as const
const tags = ['accounts'] as const

export const Delegation = z
  .object({
    id,
    code: z.string().meta({ description: 'The membership that may release meanwhile' }),
    organisationId: id,
    siteId: id.nullable().meta({ description: 'Null: at every site of the technician' }),
    from: z.string(),
    to: z.string(),
    reason: z.enum(delegationReasons),
    givenBy: z.string(),
    status: z.enum(delegationStatuses),
    recordedAt: z.string(),
    endedAt: z.string().nullable(),
    endedBy: z.string().nullable(),
  })
  .meta({
    id: 'Delegation',
    description: 'The right to release tested devices, lent to a technician from a day to a day',
  })
export const DelegationInput = z.strictObject({
  code: z.string().regex(/^[a-z0-9]{2,12}$/),
  from: civilDate,
  to: civilDate.meta({ description: 'The last day, 31 days in all at most' }),
  reason: z.enum(delegationReasons),
})
export type DelegationInput = z.output<typeof DelegationInput>
export const DelegationFilter = z.strictObject({
  ...pageQuery.shape,
  show: z.enum(['standing', 'past']).optional().meta({
    description: 'Standing: coming or running',
  }),
})
export type DelegationFilter = z.output<typeof DelegationFilter>

export const delegateValidation = {
  method: 'POST',
  url: '/delegations',
  access: givers,
  schema: {
    operationId: 'delegateValidation',
    summary: 'Lends the right to release to a technician of the team, from a day to a day',
    tags,
    body: DelegationInput,
    response: answers({ 201: Delegation }, 404, 409, 422),
  },
} as const
export const listDelegations = {
  method: 'GET',
  url: '/delegations',
  access: [...givers, 'coordinator', 'auditor'],
  schema: {
    operationId: 'listDelegations',
    summary: 'Lists the delegations of one’s organisation: coming and running, or past',
    tags,
    querystring: DelegationFilter,
    response: answers({ 200: page(Delegation) }),
  },
} as const
export const endDelegation = {
  method: 'POST',
  url: '/delegations/:id/end',
  access: givers,
  schema: {
    operationId: 'endDelegation',
    summary: 'Ends a delegation at once; what was released under it stays',
    tags,
    params: z.strictObject({ id }),
    response: answers({ 200: Delegation }, 404, 409),
  },
} as const
