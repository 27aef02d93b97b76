/** How far what is shown can be trusted: as it is now · being brought up to date · as it was when the server was last heard. */
export type Standing = 'live' | 'catching up' | 'offline';

/** What a subscription that is a state sends: everything when `fresh`, else what changed. Revisions are whole numbers as text. */
export interface StatePayload {
  revision: string | number;
  fresh: boolean;
}

export interface StreamState<Value> {
  value: Value | undefined;
  /** Up to which change `value` is complete; null asks the server for everything. */
  revision: string | null;
  standing: Standing;
  /** Device time (ms) when `value` was last known to be current; null before the first picture. */
  currentAt: number | null;
}

export type StreamEvent<Payload extends StatePayload> =
  | { type: 'payload'; payload: Payload; at: number }
  /** Any sign of life on the open connection, such as a pong. */
  | { type: 'heard'; at: number }
  /** The connection may be dead: the device slept or the page was hidden. */
  | { type: 'doubt' }
  | { type: 'subscribed' }
  | { type: 'lost' }
  /** Other variables, or a gap: the next picture must be whole. */
  | { type: 'restart' };

export const emptyStream = <Value>(): StreamState<Value> => ({
  value: undefined,
  revision: null,
  standing: 'catching up',
  currentAt: null,
});

/** What the state may trust: the picture was confirmed on this connection, and only its life is in doubt. */
interface Trusted {
  confirmed: boolean;
}

export type TrackedStream<Value> = StreamState<Value> & Trusted;
export const trackedStream = <Value>(): TrackedStream<Value> => ({ ...emptyStream<Value>(), confirmed: false });

/**
 * The next state of a stream. It is live only after a payload on the present connection: an open socket alone proves nothing
 * about what was missed while it was closed.
 */
export function step<Value, Payload extends StatePayload>(
  state: TrackedStream<Value>,
  event: StreamEvent<Payload>,
  apply: (value: Value | undefined, payload: Payload) => Value,
): TrackedStream<Value> {
  switch (event.type) {
    case 'payload': {
      const { payload, at } = event;
      const sound = { standing: 'live' as const, confirmed: true, currentAt: at };
      if (payload.fresh) return { ...state, ...sound, value: apply(undefined, payload), revision: String(payload.revision) };
      // A patch to a picture that we do not have: wait for the whole one.
      if (state.value === undefined || state.revision === null) return state;
      if (BigInt(payload.revision) <= BigInt(state.revision)) return { ...state, ...sound };
      return { ...state, ...sound, value: apply(state.value, payload), revision: String(payload.revision) };
    }
    case 'heard':
      return state.confirmed ? { ...state, standing: 'live', currentAt: event.at } : state;
    case 'doubt':
      return state.standing === 'live' ? { ...state, standing: 'catching up' } : state;
    case 'subscribed':
      return { ...state, standing: 'catching up', confirmed: false };
    case 'lost':
      return { ...state, standing: 'offline', confirmed: false };
    case 'restart':
      return { ...state, revision: null, standing: state.standing === 'offline' ? 'offline' : 'catching up', confirmed: false };
  }
}
