import { createContext, createEffect, createSignal, on, useContext } from 'solid-js';
import { ask, send } from '../graphql/client.ts';
import { explain } from '../graphql/request-failed.ts';
import { isRefusal } from '../graphql/refusal.ts';
import type { ClashLineFragment, FindingFragment, WayOutFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';
import { toast } from '../ui/toast.tsx';
import { BookingDocument } from './documents.ts';
import type { FormValues } from './form-values.ts';
import { EditDocument, MoveDocument } from './mutations.ts';
import { adding, without } from './pending.ts';
import type { Session } from './picture.ts';
import type { Schedule } from './schedule-state.ts';
import { createVerdict } from './verdict.ts';
import { gearInput, peopleInput, withWayOut } from './wishes.ts';

/** Times and rooms that somebody wants a session to have. */
export interface Wanted {
  startsAt: Date;
  endsAt: Date;
  roomIds: readonly string[];
}

export interface Draft {
  startsAt: Date;
  endsAt: Date;
  roomIds: readonly string[];
  people: readonly { id: string; name: string }[];
  units: readonly { id: string; name: string }[];
  project?: { id: string; name: string };
  /** A copy of another session: its form as it would be. */
  values?: FormValues;
}

/** A move that was refused: what was wanted, why not, and the ways out. */
export interface Conflict {
  session: Session;
  wanted: Wanted;
  message: string;
  clashes: readonly ClashLineFragment[];
  alternatives: readonly WayOutFragment[];
  /** Rules of the house that refuse it, and whether this person may do it all the same. */
  broken?: { rules: readonly FindingFragment[]; mayOverride: boolean } | null;
  /** Somebody else moved it meanwhile: the version to move it from all the same. */
  staleAt: number | null;
}

export type Target =
  | { kind: 'new'; draft: Draft }
  | { kind: 'booking'; id: string }
  | { kind: 'block'; id: string }
  | { kind: 'conflict'; conflict: Conflict };

/** What is being drawn on the schedule: a drag, a move by keyboard, or a session in the panel that is not booked yet. */
export interface Ghost {
  rowIds: readonly string[];
  startsAt: number;
  endsAt: number;
  /** The session that is moved; null for a new one. */
  bookingId: string | null;
  label: string;
  refused?: boolean;
  /** What stands in the way there, or what happens on letting go. */
  note?: string;
}

/** What somebody is doing at this screen: the panel, the ghost, moves under way, and what is said aloud. */
export function createDesk(schedule: Schedule) {
  const [other, setOther] = createSignal<Exclude<Target, { kind: 'booking' }> | null>(null);
  const [ghost, setGhost] = createSignal<Ghost | null>(null);
  const [said, setSaid] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [flashing, setFlashing] = createSignal<ReadonlySet<string>>(new Set());
  const verdict = createVerdict(ghost, schedule);
  const mine = new Map<string, ReturnType<typeof setTimeout>>();

  const target = (): Target | null => {
    const id = schedule.openId();
    return other() ?? (id ? { kind: 'booking', id } : null);
  };
  const open = (next: Target | null): void => {
    setGhost(null);
    setOther(next?.kind === 'booking' ? null : next);
    schedule.setOpenId(next?.kind === 'booking' ? next.id : null);
  };
  const announce = (text: string): void => {
    // The same words twice are read twice only when the text differs.
    setSaid((before) => (before === text ? `${text}\u00a0` : text));
  };

  /** Changes of this session within the next seconds are ours: they need no flash. */
  const own = (id: string): void => {
    clearTimeout(mine.get(id));
    mine.set(
      id,
      setTimeout(() => mine.delete(id), 4_000),
    );
  };
  createEffect(
    on(schedule.picture, (now) => {
      const news = (now?.told ?? []).map(({ id }) => id).filter((id) => !mine.has(id) && !schedule.pending().has(id));
      if (news.length === 0) return;
      setFlashing((before) => new Set([...before, ...news]));
      setTimeout(() => setFlashing((before) => new Set([...before].filter((id) => !news.includes(id)))), 1_600);
    }),
  );

  const where = ({ startsAt, endsAt, roomIds }: Wanted): string =>
    [format().timeRange(startsAt, endsAt), roomIds.map(schedule.roomName).join(', ')].filter(Boolean).join(', ');

  /** The last move of each session that is under way, which tells its version: the next one waits for it and goes on from there. */
  const underWay = new Map<string, Promise<number | null>>();

  /** Moves at once on the screen, and takes it back with the reason when the server refuses. */
  function move(session: Session, wanted: Wanted, undoable = true, overrideReason?: string): Promise<number | null> {
    const mine = sendMove(session, wanted, { undoable, overrideReason }, underWay.get(session.id));
    underWay.set(session.id, mine);
    return mine.finally(() => underWay.get(session.id) === mine && underWay.delete(session.id));
  }

  async function sendMove(
    session: Session,
    wanted: Wanted,
    { undoable, overrideReason }: { undoable: boolean; overrideReason?: string | undefined },
    prior: Promise<number | null> | undefined,
  ): Promise<number | null> {
    const before: Wanted = { startsAt: session.startsAt, endsAt: session.endsAt, roomIds: session.roomIds };
    const roomId = wanted.roomIds.find((id) => !before.roomIds.includes(id));
    const fromRoomId = roomId ? before.roomIds.find((id) => !wanted.roomIds.includes(id)) : undefined;
    own(session.id);
    const under = { id: session.id, ...wanted };
    schedule.setPending((all) => adding(all, { ...under, version: null }));
    const undone = () => schedule.setPending((all) => without(all, session.id));
    try {
      const version = (await prior) ?? session.version;
      const { moveBooking: answer } = await send(MoveDocument, {
        input: {
          bookingId: session.id,
          expectedVersion: version,
          startsAt: wanted.startsAt.toISOString(),
          endsAt: wanted.endsAt.toISOString(),
          roomId,
          fromRoomId,
          overrideReason,
        },
      });
      if (isRefusal(answer)) {
        undone();
        const taken = answer.__typename === 'ResourceTaken' ? answer : { clashes: [], alternatives: [] };
        const staleAt = answer.__typename === 'StaleEdit' ? answer.currentVersion : null;
        const broken = answer.__typename === 'RuleBroken' ? answer : null;
        open({ kind: 'conflict', conflict: { session, wanted, message: answer.message, staleAt, broken, ...taken } });
        announce(`Not moved. ${answer.message}`);
        return null;
      }
      schedule.setPending((all) => adding(all, { ...under, version: answer.version }));
      const told = (answer.warnings ?? []).map(({ says }) => says);
      const moved = [`${session.title ?? 'Session'} is now ${where(wanted)}.`, ...told].join(' ');
      const back = (): void => void move({ ...session, ...wanted, roomIds: [...wanted.roomIds], version: answer.version }, before, false);
      if (undoable) toast({ text: moved, action: { label: 'Undo', run: back } });
      else announce(moved);
      return answer.version;
    } catch (error) {
      undone();
      const { title, text } = explain(error);
      toast({ kind: 'problem', text: `${session.title ?? 'The session'} stays where it was. ${title}. ${text}` });
      return null;
    }
  }

  /** Takes a way out of a refused move. */
  async function take({ session, wanted }: Conflict, way: WayOutFragment): Promise<void> {
    setBusy(true);
    own(session.id);
    try {
      const { node } = await ask(BookingDocument, { id: session.id });
      if (node?.__typename !== 'Booking') return open(null);
      const rooms = wanted.roomIds.map((id) => ({ id, name: schedule.roomName(id) }));
      const wishes = withWayOut(
        { rooms, people: node.people, gear: node.gear.map((line) => ({ ...line, kind: line.kind as 'model' })) },
        way,
      );
      const { editBooking: answer } = await send(EditDocument, {
        input: {
          bookingId: session.id,
          expectedVersion: node.version,
          startsAt: way.startsAt,
          endsAt: way.endsAt,
          rooms: wishes.rooms.map(({ id }) => id),
          people: wishes.people.map(peopleInput),
          gear: wishes.gear.map(gearInput),
        },
      });
      if (isRefusal(answer)) {
        const taken = answer.__typename === 'ResourceTaken' ? answer : { clashes: [], alternatives: [] };
        const broken = answer.__typename === 'RuleBroken' ? answer : null;
        open({ kind: 'conflict', conflict: { session, wanted, message: answer.message, staleAt: null, broken, ...taken } });
        return announce(answer.message);
      }
      open({ kind: 'booking', id: session.id });
      const text = `${session.title ?? 'Session'} is now ${where({
        startsAt: new Date(way.startsAt),
        endsAt: new Date(way.endsAt),
        roomIds: wishes.rooms.map(({ id }) => id),
      })}.`;
      toast({ text });
    } catch (error) {
      toast({ kind: 'problem', text: explain(error).text });
    } finally {
      setBusy(false);
    }
  }

  return { target, open, ghost, setGhost, verdict, said, announce, busy, flashing, own, move, take, where };
}

export type Desk = ReturnType<typeof createDesk>;

export const DeskContext = createContext<Desk>();
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This part belongs inside the schedule.');
  return desk;
}
