import type { Screen } from '../screen.ts'

const readers = ['accountant', 'coordinator', 'auditor', 'admin'] as const
const ledgerReaders = ['accountant', 'shopManager', 'coordinator', 'auditor', 'admin'] as const

export const accountScreens: readonly Screen[] = [
  {
    path: '/receipts/prepare',
    title: { fr: 'Reçus à préparer', en: 'Receipts to prepare' },
    roles: readers,
    load: () => import('./prepare.tsx'),
    menu: { group: 'accounts', icon: 'inbox', order: 1 },
  },
  {
    path: '/receipts',
    title: { fr: 'Reçus fiscaux', en: 'Tax receipts' },
    roles: readers,
    load: () => import('./receipts.tsx'),
    menu: { group: 'accounts', icon: 'receipt', order: 2 },
  },
  {
    path: '/receipts/$id',
    title: { fr: 'Un reçu', en: 'A receipt' },
    roles: readers,
    load: () => import('./receipt.tsx'),
  },
  {
    path: '/receipts/valuation/$donationId',
    title: { fr: 'Valeur du don', en: 'Value of the gift' },
    roles: readers,
    load: () => import('./valuation.tsx'),
  },
  {
    path: '/issuers',
    title: { fr: 'Organismes émetteurs', en: 'Issuers' },
    roles: readers,
    load: () => import('./issuers.tsx'),
    menu: { group: 'accounts', icon: 'organisation', order: 3 },
  },
  {
    path: '/issuers/$organisationId',
    title: { fr: 'Un organisme émetteur', en: 'An issuer' },
    roles: readers,
    load: () => import('./issuer.tsx'),
  },
  {
    path: '/ledger',
    title: { fr: 'Registre des caisses', en: 'Till ledgers' },
    roles: ledgerReaders,
    load: () => import('./ledger.tsx'),
    menu: { group: 'accounts', icon: 'ledger', order: 4 },
  },
  {
    path: '/ledger/$code',
    title: { fr: 'Le registre d’une caisse', en: 'The ledger of a till' },
    roles: ledgerReaders,
    load: () => import('./till-ledger.tsx'),
  },
  {
    path: '/documents',
    title: { fr: 'Documents', en: 'Documents' },
    roles: [...readers, 'supervisor'],
    load: () => import('./documents.tsx'),
    menu: { group: 'accounts', icon: 'paper', order: 5 },
  },
]
