import type { Screen } from '../screen.ts'

const travellers = [
  'technician',
  'supervisor',
  'collector',
  'cashier',
  'shopManager',
  'coordinator',
  'admin',
  'weeeOfficer',
  'accountant',
  'auditor',
] as const
const printers = [
  'collector',
  'technician',
  'supervisor',
  'shopManager',
  'coordinator',
  'admin',
] as const

/** Reception, labels, release, evidence without a medium, calls, transfers and kits. */
export const stockScreens: readonly Screen[] = [
  {
    path: '/bench/receive',
    title: { fr: 'Réception', en: 'Reception' },
    roles: ['collector', 'technician'],
    load: () => import('./receive/receive.tsx'),
    menu: { group: 'workshop', icon: 'receive', order: 20 },
  },
  {
    path: '/overview',
    title: { fr: 'Vue de l’atelier', en: 'The workshop at a glance' },
    roles: ['supervisor', 'shopManager', 'coordinator', 'auditor', 'admin'],
    load: () => import('./overview/overview.tsx'),
    menu: { group: 'workshop', icon: 'overview', order: 5 },
  },
  {
    path: '/bench/release',
    title: { fr: 'À valider', en: 'To release' },
    roles: ['supervisor'],
    delegates: true,
    load: () => import('./release/release.tsx'),
    menu: { group: 'workshop', icon: 'release', order: 30 },
  },
  {
    path: '/bench/tray',
    title: { fr: 'Preuves sans support', en: 'Proofs without a medium' },
    roles: ['supervisor'],
    load: () => import('./tray/tray.tsx'),
    menu: { group: 'workshop', icon: 'tray', order: 40 },
  },
  {
    path: '/captures',
    title: { fr: 'Relevés', en: 'Reports' },
    roles: ['technician', 'supervisor'],
    load: () => import('./captures/captures.tsx'),
    menu: { group: 'workshop', icon: 'capture', order: 35 },
  },
  {
    path: '/parts',
    title: { fr: 'Pièces', en: 'Parts' },
    roles: ['technician', 'supervisor', 'coordinator', 'auditor', 'admin'],
    load: () => import('./parts/parts.tsx'),
    menu: { group: 'workshop', icon: 'part', order: 65 },
  },
  {
    path: '/licences',
    title: { fr: 'Licences', en: 'Licences' },
    roles: ['supervisor', 'technician'],
    load: () => import('./licences/licences.tsx'),
    menu: { group: 'workshop', icon: 'licence', order: 70 },
  },
  {
    path: '/help-calls',
    title: { fr: 'Appels', en: 'Calls' },
    roles: ['supervisor', 'shopManager', 'coordinator', 'technician', 'collector', 'cashier'],
    load: () => import('./calls/calls.tsx'),
    menu: { group: 'workshop', icon: 'help', order: 50 },
  },
  {
    path: '/transfers',
    title: { fr: 'Transferts', en: 'Transfers' },
    roles: travellers,
    load: () => import('./transfers/list.tsx'),
    menu: { group: 'workshop', icon: 'transfer', order: 60 },
  },
  {
    path: '/transfers/new',
    title: { fr: 'Nouveau transfert', en: 'New transfer' },
    roles: ['technician', 'supervisor', 'collector', 'cashier', 'shopManager', 'coordinator'],
    load: () => import('./transfers/new.tsx'),
  },
  {
    path: '/transfers/$id',
    title: { fr: 'Un transfert', en: 'A transfer' },
    roles: travellers,
    load: () => import('./transfers/transfer.tsx'),
  },
  {
    path: '/kits',
    title: { fr: 'Ensembles', en: 'Sets' },
    roles: ['technician', 'supervisor', 'shopManager'],
    load: () => import('./kits/kits.tsx'),
    menu: { group: 'workshop', icon: 'lot', order: 70 },
  },
  {
    path: '/labels',
    title: { fr: 'Étiquettes', en: 'Labels' },
    roles: printers,
    load: () => import('./labels/labels.tsx'),
    menu: { group: 'workshop', icon: 'label', order: 80 },
  },
  {
    path: '/print/labels/$id',
    title: { fr: 'Imprimer des étiquettes', en: 'Print labels' },
    roles: printers,
    load: () => import('./labels/print-batch.tsx'),
  },
  {
    path: '/bench/commands',
    title: { fr: 'Cartes de commande', en: 'Command cards' },
    roles: printers,
    load: () => import('./labels/commands.tsx'),
  },
  {
    path: '/bench/scanner',
    title: { fr: 'Essai du lecteur', en: 'Scanner test' },
    roles: 'signedIn',
    load: () => import('./scanner/scanner.tsx'),
  },
]
