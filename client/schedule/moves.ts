import { createSignal } from 'solid-js';
import { ask } from '../graphql/client.ts';
import type { ClashLineFragment, StaleBookingFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { explain } from '../graphql/request-failed.ts';
import { submit, type Outcome } from '../outbox/outbox.ts';
import type { Input, StoredRefusal } from '../outbox/outbox-rules.ts';
import { format } from '../time/format.ts';
import { toast } from '../ui/toast.tsx';
import { BookingDocument } from './documents.ts';
import { brokenBy, toldOf } from './Findings.tsx';
import type { Session } from './picture.ts';
import type { Schedule } from './schedule-state.ts';
import type { Conflict, Target, Wanted } from './targets.ts';
import { undoMade } from './undo.ts';
import { gearInput, peopleInput, withWayOut } from './wishes.ts';

/** What of a move differs from how the session stands: only that is asked for, the rest stays with whoever changes it meanwhile. */
export function moveInput(session: Pick<Session, 'id' | 'version' | 'startsAt' | 'endsAt' | 'roomIds'>, wanted: Wanted): Input {
  const roomId = wanted.roomIds.find((id) => !session.roomIds.includes(id));
  const fromRoomId = roomId ? session.roomIds.find((id) => !wanted.roomIds.includes(id)) : undefined;
  return {
    bookingId: session.id,
    expectedVersion: session.version,
    ...(+wanted.startsAt === +session.startsAt ? {} : { startsAt: wanted.startsAt.toISOString() }),
    ...(+wanted.endsAt === +session.endsAt ? {} : { endsAt: wanted.endsAt.toISOString() }),
    ...(roomId ? { roomId, fromRoomId } : {}),
  };
}

/** What a refusal tells beyond its message. */
export const partsOf = (refusal: StoredRefusal) => {
  const taken =
    refusal.__typename === 'ResourceTaken'
      ? (refusal as unknown as { clashes: ClashLineFragment[]; alternatives: WayOutFragment[] })
      : null;
  return {
    message: refusal.message,
    clashes: taken?.clashes ?? [],
    alternatives: taken?.alternatives ?? [],
    broken: brokenBy(refusal),
    stale: refusal.__typename === 'StaleEdit' ? (refusal as unknown as StaleBookingFragment) : null,
  };
};

/** Moves by drag and keyboard, and the ways out of those that were refused. */
export function createMoves(
  schedule: Schedule,
  desk: { open: (target: Target | null) => void; announce: (text: string) => void; own: (id: string) => void },
) {
  const [busy, setBusy] = createSignal(false);
  const where = ({ startsAt, endsAt, roomIds }: Wanted): string =>
    [format().timeRange(startsAt, endsAt), roomIds.map(schedule.roomName).join(', ')].filter(Boolean).join(', ');

  /** Moves at once on the screen, and takes it back with the reason when the server refuses. */
  const move = (session: Session, wanted: Wanted, overrideReason?: string): Promise<void> =>
    sendMove(session, wanted, { ...moveInput(session, wanted), ...(overrideReason ? { overrideReason } : {}) });

  async function sendMove(session: Session, wanted: Wanted, input: Input): Promise<void> {
    desk.own(session.id);
    const outcome = await submit({
      act: 'move',
      recordId: session.id,
      input,
      title: session.title ?? 'Session',
      what: `move to ${format().dayShort(wanted.startsAt)}, ${where(wanted)}`,
      shows: { startsAt: wanted.startsAt.toISOString(), endsAt: wanted.endsAt.toISOString(), roomIds: [...wanted.roomIds] },
    });
    desk.own(session.id);
    if (outcome.is === 'saved')
      toast({
        text: [`${session.title ?? 'Session'} is now ${where(wanted)}.`, ...toldOf(outcome)].join(' '),
        action: { label: 'Undo', run: () => undoMade(outcome) },
      });
    else if (outcome.is === 'refused') {
      desk.open({ kind: 'conflict', conflict: { session, wanted, ...partsOf(outcome.refusal) } });
      desk.announce(`Not moved. ${outcome.refusal.message}`);
    } else unfinished(outcome, `${session.title ?? 'The session'} stays where it was.`);
  }

  function unfinished(outcome: Outcome, otherwise: string): void {
    if (outcome.is === 'waiting')
      return desk.announce('There is no connection. It is kept on this device, and saved when there is one again.');
    if (outcome.is !== 'failed') return;
    const { title, text } = explain(outcome.error);
    toast({ kind: 'problem', text: `${otherwise} ${title}. ${text}` });
  }

  /** Moves it over somebody else's change that was looked at; of what both changed, only these fields. */
  function moveAllTheSame({ session, wanted, stale }: Conflict, mine: ReadonlySet<string>): void {
    desk.open(null);
    if (!stale) return;
    const clashing = new Set(stale.fields.map(({ field }) => field));
    const keeps = (field: string): boolean => !clashing.has(field) || mine.has(field);
    const { startsAt, endsAt, roomId, fromRoomId, ...rest } = moveInput(session, wanted);
    const now = schedule.bookingById().get(session.id) ?? session;
    const input: Input = {
      ...rest,
      expectedVersion: stale.currentVersion,
      ...(startsAt !== undefined && keeps('startsAt') ? { startsAt } : {}),
      ...(endsAt !== undefined && keeps('endsAt') ? { endsAt } : {}),
      // The room to leave is the one it is in by now.
      ...(roomId !== undefined && keeps('rooms')
        ? { roomId, fromRoomId: now.roomIds.includes(String(fromRoomId)) ? fromRoomId : now.roomIds[0] }
        : {}),
    };
    if (!input.startsAt && !input.endsAt && !input.roomId) return;
    const then: Wanted = {
      startsAt: input.startsAt ? wanted.startsAt : now.startsAt,
      endsAt: input.endsAt ? wanted.endsAt : now.endsAt,
      roomIds: input.roomId ? wanted.roomIds : now.roomIds,
    };
    void sendMove(session, then, input);
  }

  /** Takes a way out of a refused move. */
  async function take({ session, wanted }: Conflict, way: WayOutFragment): Promise<void> {
    setBusy(true);
    desk.own(session.id);
    try {
      const { node } = await ask(BookingDocument, { id: session.id });
      if (node?.__typename !== 'Booking') return desk.open(null);
      const rooms = wanted.roomIds.map((id) => ({ id, name: schedule.roomName(id) }));
      const wishes = withWayOut(
        { rooms, people: node.people, gear: node.gear.map((line) => ({ ...line, kind: line.kind as 'model' })) },
        way,
      );
      const then: Wanted = { startsAt: new Date(way.startsAt), endsAt: new Date(way.endsAt), roomIds: wishes.rooms.map(({ id }) => id) };
      const outcome = await submit({
        act: 'edit',
        recordId: session.id,
        input: {
          bookingId: session.id,
          expectedVersion: node.version,
          startsAt: way.startsAt,
          endsAt: way.endsAt,
          rooms: [...then.roomIds],
          people: wishes.people.map(peopleInput),
          gear: wishes.gear.map(gearInput),
        },
        title: session.title ?? 'Session',
        what: `move to ${where(then)}`,
        shows: { startsAt: way.startsAt, endsAt: way.endsAt, roomIds: [...then.roomIds] },
      });
      if (outcome.is === 'saved') {
        desk.open({ kind: 'booking', id: session.id });
        toast({
          text: [`${session.title ?? 'Session'} is now ${where(then)}.`, ...toldOf(outcome)].join(' '),
          action: { label: 'Undo', run: () => undoMade(outcome) },
        });
      } else if (outcome.is === 'refused') {
        desk.open({ kind: 'conflict', conflict: { session, wanted, ...partsOf(outcome.refusal) } });
        desk.announce(outcome.refusal.message);
      } else unfinished(outcome, `${session.title ?? 'The session'} stays where it was.`);
    } catch (error) {
      toast({ kind: 'problem', text: explain(error).text });
    } finally {
      setBusy(false);
    }
  }

  return { busy, move, moveAllTheSame, take, where };
}
