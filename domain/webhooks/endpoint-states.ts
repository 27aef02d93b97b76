export type EndpointState = 'on' | 'paused' | 'off' | 'removed';

/** Which state may follow which. It goes off by itself, when nobody answers there any more. */
export const NEXT_STATES = {
  on: ['paused', 'off', 'removed'],
  paused: ['on', 'removed'],
  off: ['on', 'removed'],
  removed: [],
} as const satisfies Record<EndpointState, readonly EndpointState[]>;

export const mayBecome = (from: EndpointState, to: EndpointState): boolean => (NEXT_STATES[from] as readonly EndpointState[]).includes(to);
