/**
 * Where somebody on the waitlist stands (SCH-11).
 * waiting: for something to be released · offered: a slot is kept for them until they decide · accepted: it is booked ·
 * declined: they did not want it · expired: they did not answer in time, or the days they could are over · withdrawn.
 */
export type WaitlistState = 'waiting' | 'offered' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

export const WAITLIST_STATES = [
  'waiting',
  'offered',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
] as const satisfies readonly WaitlistState[];

/** Which state may follow which. Whoever is out may wait again, at their old place. */
export const NEXT_WAITLIST_STATES = {
  waiting: ['offered', 'expired', 'withdrawn'],
  offered: ['accepted', 'declined', 'expired', 'waiting', 'withdrawn'],
  accepted: [],
  declined: ['waiting'],
  expired: ['waiting'],
  withdrawn: ['waiting'],
} as const satisfies Record<WaitlistState, readonly WaitlistState[]>;

export const isOnWaitlist = (state: WaitlistState): boolean => state === 'waiting' || state === 'offered';
