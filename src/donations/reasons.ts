/** Closed lists of reasons: codes, since a sentence about someone has no place in the journal. */

/** Why a line of an offer is refused before the pick-up. */
export const refusalReasons = [
  'tooOld',
  'damaged',
  'incomplete',
  'unsafe',
  'outOfScope',
  'noOutlet',
  'noCapacity',
  'other',
] as const
/** Why a donation ends before its hand-over. */
export const cancelReasons = [
  'withdrawn',
  'duplicate',
  'noDonee',
  'unreachable',
  'mistake',
  'other',
] as const
/** Why what came is not what was promised. */
export const gapReasons = [
  'notPresented',
  'replacedByOther',
  'stolenOrLost',
  'refusedOnSite',
  'broughtMore',
  'miscounted',
  'other',
] as const
