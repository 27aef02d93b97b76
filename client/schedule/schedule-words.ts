import type { BookingPhase } from '../../domain/scheduling/booking-rules.ts';
import type { Shape, Tone } from '../ui/StateMark.tsx';
import type { Format } from '../time/format.ts';
import type { Block, Session } from './picture.ts';

/** A state as people say it. */
export const STATE_WORDS: Record<Session['state'], string> = {
  inquiry: 'Asked for',
  hold: 'On hold',
  tentative: 'Pencilled',
  confirmed: 'Confirmed',
  in_session: 'In session',
  completed: 'Done',
  cancelled: 'Called off',
  no_show: 'No-show',
};

/** Shape and colour of a state; none of them carries it alone. */
export const STATE_MARK: Record<Session['state'], { shape: Shape; tone: Tone }> = {
  inquiry: { shape: 'ring', tone: 'hold' },
  hold: { shape: 'square', tone: 'hold' },
  tentative: { shape: 'half', tone: 'hold' },
  confirmed: { shape: 'ring', tone: 'free' },
  in_session: { shape: 'disc', tone: 'on-air' },
  completed: { shape: 'half', tone: 'closed' },
  cancelled: { shape: 'diamond', tone: 'closed' },
  no_show: { shape: 'triangle', tone: 'closed' },
};

/** The step into a state, as its button says it. */
export const STEP_WORDS: Record<Session['state'], string> = {
  inquiry: 'Back to asked for',
  hold: 'Hold',
  tentative: 'Pencil in',
  confirmed: 'Confirm',
  in_session: 'Check in',
  completed: 'Complete',
  cancelled: 'Call off',
  no_show: 'Nobody came',
};

export const PHASE_WORDS: Partial<Record<BookingPhase, string>> = {
  due: 'should have begun',
  over: 'over time',
  setting_up: 'setting up',
  tearing_down: 'tearing down',
};

const ORDINALS = ['1st', '2nd', '3rd'];
export const ordinal = (rank: number): string => ORDINALS[rank - 1] ?? `${rank}th`;

/** What a card is headed with: a hold says which it is. */
export function cardTitle(session: Session, rank: number): string {
  if (session.title === null) return 'Taken';
  if (session.state === 'hold') return `${ordinal(rank)} hold · ${session.title}`;
  if (session.state === 'tentative') return `Pencilled · ${session.title}`;
  return session.state === 'inquiry' ? `Asked · ${session.title}` : session.title;
}

/** Who is on it, or whom it is for: what tells most in few words. */
export function whoOf({ people, clientName, state }: Session): string {
  if (people.length > 2) return `${people.length} crew`;
  if (people.length > 0) return people.map(({ name }) => name).join(', ');
  return clientName ?? (state === 'confirmed' ? 'nobody on it yet' : '');
}

/** What hurries: until when somebody must decide, or when it will really begin. */
export function urgencyOf({ state, challengeEndsAt, expectedStartAt }: Session, format: Format): string {
  if (state === 'hold' && challengeEndsAt) return `challenged until ${format.dateTime(challengeEndsAt)}`;
  return state === 'confirmed' && expectedStartAt ? `expected ${format.time(expectedStartAt)}` : '';
}

export const cardLine = (session: Session, format: Format): string =>
  [
    format.timeRange(session.startsAt, session.endsAt),
    urgencyOf(session, format),
    whoOf(session),
    session.gear.length === 1 ? session.gear[0] : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** All of it in one sentence, for who listens. */
export function spoken(session: Session, rank: number, roomNames: string, phase: BookingPhase, format: Format): string {
  const parts = [
    cardTitle(session, rank),
    format.timeRange(session.startsAt, session.endsAt),
    roomNames,
    STATE_WORDS[session.state],
    urgencyOf(session, format),
    PHASE_WORDS[phase],
    session.clientName && `for ${session.clientName}`,
    session.people.map(({ name, duty }) => (duty ? `${name}, ${duty}` : name)).join(', '),
    session.short && 'short of gear',
  ];
  return parts.filter(Boolean).join(', ');
}

export const BLOCK_WORDS: Record<string, string> = {
  closed: 'closed',
  maintenance: 'in maintenance',
  time_off: 'away',
  external: 'taken elsewhere',
};

export const blockTitle = (block: Block): string => block.title || `${BLOCK_WORDS[block.kind] ?? block.kind}`;
