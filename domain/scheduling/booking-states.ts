/**
 * The states of a session (SCH-4).
 * inquiry: somebody asked · hold: a slot is kept for somebody, others may hold it too · tentative: agreed, not signed ·
 * confirmed: firm, its resources are taken · in_session: checked in · completed · cancelled · no_show: nobody came.
 */
export type BookingState = 'inquiry' | 'hold' | 'tentative' | 'confirmed' | 'in_session' | 'completed' | 'cancelled' | 'no_show';

export const BOOKING_STATES = [
  'inquiry',
  'hold',
  'tentative',
  'confirmed',
  'in_session',
  'completed',
  'cancelled',
  'no_show',
] as const satisfies readonly BookingState[];

/** Which state may follow which. The API sends these as `nextStates`, so no screen derives them again. */
export const NEXT_STATES = {
  inquiry: ['hold', 'tentative', 'confirmed', 'cancelled'],
  hold: ['tentative', 'confirmed', 'cancelled'],
  tentative: ['hold', 'confirmed', 'cancelled'],
  confirmed: ['in_session', 'cancelled', 'no_show'],
  in_session: ['completed'],
  completed: [],
  cancelled: [],
  no_show: [],
} as const satisfies Record<BookingState, readonly BookingState[]>;

/** States of what is still to come. */
export const PLANNED_STATES = ['inquiry', 'hold', 'tentative', 'confirmed'] as const satisfies readonly BookingState[];

/** States a session may be entered with; as completed only what is over. */
export const FIRST_STATES = ['inquiry', 'hold', 'tentative', 'confirmed', 'completed'] as const satisfies readonly BookingState[];

/** Firm sessions take their resources: nobody else can have them. */
export const isFirm = (state: BookingState): boolean => state === 'confirmed' || state === 'in_session' || state === 'completed';

/** Sessions that want their resources, firmly or not; the others have let go of them. */
export const isWanting = (state: BookingState): boolean => state !== 'cancelled' && state !== 'no_show';

/** Sessions whose time, room, gear and people may still change. */
export const isOpen = (state: BookingState): boolean => isWanting(state) && state !== 'completed';
