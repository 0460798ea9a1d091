import { z } from 'zod'
import { answers, id, page, pageQuery } from '../platform/schema.ts'
import {
  Cancellation,
  Donation,
  DonationChange,
  DonationDecision,
  DonationDevice,
  DonationSummary,
  donationQueues,
  donationStatuses,
  NewDonation,
  ReceptionClose,
  Submission,
} from './shapes.ts'

const byId = z.strictObject({ id })
const tags = ['donations'] as const
const givers = ['donor', 'coordinator'] as const
export const readers = [
  'donor',
  'coordinator',
  'collector',
  'technician',
  'supervisor',
  'weeeOfficer',
  'cashier',
  'shopManager',
  'accountant',
  'auditor',
  'admin',
] as const

export const createDonation = {
  method: 'POST',
  url: '/donations',
  access: givers,
  schema: {
    operationId: 'createDonation',
    summary: 'Drafts an offer of equipment',
    tags,
    body: NewDonation,
    response: answers({ 201: Donation }, 404, 409, 422),
  },
} as const
export const updateDonation = {
  method: 'PUT',
  url: '/donations/:id',
  access: givers,
  schema: {
    operationId: 'updateDonation',
    summary: 'Replaces the content of a draft',
    tags,
    params: byId,
    body: DonationChange,
    response: answers({ 200: Donation }, 404, 409, 422),
  },
} as const
export const getDonation = {
  method: 'GET',
  url: '/donations/:id',
  access: readers,
  schema: {
    operationId: 'getDonation',
    summary: 'Reads a donation, with what became of each line',
    tags,
    params: byId,
    response: answers({ 200: Donation }, 404),
  },
} as const
export const listDonations = {
  method: 'GET',
  url: '/donations',
  access: readers,
  schema: {
    operationId: 'listDonations',
    summary: 'Lists donations, in the order they were drafted',
    tags,
    querystring: z.strictObject({
      ...pageQuery.shape,
      status: z.enum(donationStatuses).optional(),
      donorId: id.optional(),
      queue: z.enum(donationQueues).optional().meta({
        description:
          'new: to decide. waiting: accepted, on no round. toReceive: on a round or handed over, nothing arrived yet. toReconcile: something arrived, reception not closed.',
      }),
    }),
    response: answers({ 200: page(DonationSummary) }),
  },
} as const
export const listDonationDevices = {
  method: 'GET',
  url: '/donations/:id/devices',
  access: readers,
  schema: {
    operationId: 'listDonationDevices',
    summary: 'Lists the devices of a donation, with where each stands in its life',
    tags,
    params: byId,
    querystring: pageQuery,
    response: answers({ 200: page(DonationDevice) }, 404),
  },
} as const
export const submitDonation = {
  method: 'POST',
  url: '/donations/:id/submit',
  access: givers,
  schema: {
    operationId: 'submitDonation',
    summary: 'Sends a draft to the coordination',
    tags,
    params: byId,
    body: Submission,
    response: answers({ 200: Donation }, 404, 409, 422),
  },
} as const
export const decideDonation = {
  method: 'POST',
  url: '/donations/:id/decision',
  access: ['coordinator'],
  schema: {
    operationId: 'decideDonation',
    summary: 'Accepts or refuses each line, and names the donee',
    tags,
    params: byId,
    body: DonationDecision,
    response: answers({ 200: Donation }, 404, 409, 422),
  },
} as const
export const cancelDonation = {
  method: 'POST',
  url: '/donations/:id/cancel',
  access: givers,
  schema: {
    operationId: 'cancelDonation',
    summary: 'Cancels a donation before its hand-over',
    tags,
    params: byId,
    body: Cancellation,
    response: answers({ 200: Donation }, 404, 409, 422),
  },
} as const
export const closeReception = {
  method: 'POST',
  url: '/donations/:id/reception-close',
  access: ['collector', 'technician', 'supervisor', 'coordinator'],
  schema: {
    operationId: 'closeReception',
    summary: 'Ends the reception: each gap with the offer has its reason',
    tags,
    params: byId,
    body: ReceptionClose,
    response: answers({ 200: Donation }, 404, 409, 422),
  },
} as const
