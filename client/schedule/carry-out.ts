import { ask, send } from '../graphql/client.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import type { StoredRefusal } from '../outbox/outbox-rules.ts';
import { isRefusal } from '../graphql/refusal.ts';
import { explain } from '../graphql/request-failed.ts';
import { toast } from '../ui/toast.tsx';
import type { Desk } from './desk.ts';
import { BookingDocument } from './documents.ts';
import type { Wanted } from './drag-wish.ts';
import { inputOf, timesFrom, valuesOfBooking, type FormValues } from './form-values.ts';
import { BookDocument, EditDocument } from './mutations.ts';
import { partsOf } from './moves.ts';
import type { Session } from './picture.ts';
import { NO_PROJECT, type RowsBy } from './rows.ts';
import type { Schedule } from './schedule-state.ts';
import { moveInSeries } from './series/series-move.ts';
import { undoMade } from './undo.ts';

/** Does what a drag, or a move by keyboard, asks for: moves, resizes, copies, or puts somebody else in somebody's place. */
export async function carryOut(schedule: Schedule, desk: Desk, session: Session, wanted: Wanted): Promise<void> {
  const { startsAt, endsAt, roomIds, instead, copying } = wanted;
  const same = +startsAt === +session.startsAt && +endsAt === +session.endsAt && roomIds.join() === session.roomIds.join() && !instead;
  if (same && !copying) return;
  if (session.seriesId && !copying) {
    const done = await moveInSeries(desk, session, wanted);
    if (done !== 'this') return;
  }
  if (!instead && !copying) return void desk.move(session, { startsAt, endsAt, roomIds });
  try {
    const { node } = await ask(BookingDocument, { id: session.id });
    if (node?.__typename !== 'Booking')
      return void toast({ kind: 'problem', text: 'It is not there any more: somebody took it away meanwhile.' });
    if (copying) await copy(schedule, desk, session, node, wanted);
    else await assign(schedule, desk, session, node, wanted);
  } catch (error) {
    const { title, text } = explain(error);
    toast({ kind: 'problem', text: `${session.title ?? 'The session'} stays as it was. ${title}. ${text}` });
  }
}

/** The same session once more, at another time or place. What does not fit there is opened as a form, to be mended. */
async function copy(schedule: Schedule, desk: Desk, session: Session, booking: BookingDetailFragment, wanted: Wanted): Promise<void> {
  const values = valuesOfCopy(schedule, session, booking, wanted);
  const input = {
    ...inputOf(values, schedule.zone()),
    state: values.state,
    startsAt: wanted.startsAt.toISOString(),
    endsAt: wanted.endsAt.toISOString(),
  };
  const { bookSession: answer } = await send(BookDocument, { input });
  if (isRefusal(answer)) {
    desk.open({ kind: 'new', draft: { ...wanted, people: [], units: [], values } });
    return desk.announce(`Not copied. ${answer.message}`);
  }
  desk.own(answer.id);
  toast({
    text: `${session.title ?? 'The session'} is copied to ${desk.where(wanted)}.`,
    action: { label: 'Undo', run: () => undoMade(answer) },
  });
}

function valuesOfCopy(schedule: Schedule, session: Session, booking: BookingDetailFragment, wanted: Wanted): FormValues {
  const values = valuesOfBooking(booking, schedule.zone());
  const state = session.state === 'hold' || session.state === 'tentative' || session.state === 'inquiry' ? session.state : 'confirmed';
  const rooms = wanted.roomIds.map((id) => ({ id, name: schedule.roomName(id) }));
  return {
    ...replaced(schedule, { ...values, rooms, state }, booking, wanted.instead),
    ...timesFrom(wanted.startsAt, wanted.endsAt, schedule.zone()),
  };
}

/** Another person, unit or project in place of the one in whose row it stood, perhaps at another time. */
async function assign(schedule: Schedule, desk: Desk, session: Session, booking: BookingDetailFragment, wanted: Wanted): Promise<void> {
  const kit = booking.gear.find(({ kind, units }) => kind === 'kit' && units.some(({ id }) => id === wanted.instead?.from));
  if (kit && schedule.by() === 'gear')
    return void toast({
      kind: 'problem',
      text: `This unit comes with ${kit.name}. Open the session to take another kit, or units instead of it.`,
    });
  const values = replaced(schedule, valuesOfBooking(booking, schedule.zone()), booking, wanted.instead);
  const { people, gear, projectId } = inputOf(values, schedule.zone());
  const { instead: _instead, copying: _copying, ...times } = wanted;
  desk.own(session.id);
  const { editBooking: answer } = await send(EditDocument, {
    input: {
      bookingId: session.id,
      expectedVersion: booking.version,
      startsAt: times.startsAt.toISOString(),
      endsAt: times.endsAt.toISOString(),
      ...ONLY[schedule.by()]({ people, gear, projectId }),
    },
  });
  if (!isRefusal(answer))
    return void toast({
      text: `${session.title ?? 'The session'} is now ${nameOf(schedule, wanted.instead!.to)}’s, ${desk.where(times)}.`,
    });
  desk.open({ kind: 'conflict', conflict: { session, wanted: times, ...partsOf(answer as unknown as StoredRefusal) } });
  desk.announce(`Not changed. ${answer.message}`);
}

type Parts = Pick<ReturnType<typeof inputOf>, 'people' | 'gear' | 'projectId'>;
/** What changes when a session goes to another row: the rest stays with whoever changes it meanwhile. */
const ONLY: Record<RowsBy, (parts: Parts) => Partial<Parts>> = {
  rooms: () => ({}),
  people: ({ people }) => ({ people }),
  gear: ({ gear }) => ({ gear }),
  projects: ({ projectId }) => ({ projectId }),
};

const nameOf = (schedule: Schedule, rowId: string): string => schedule.itemById().get(rowId)?.label ?? 'somebody else';

function replaced(schedule: Schedule, values: FormValues, booking: BookingDetailFragment, instead: Wanted['instead']): FormValues {
  if (!instead) return values;
  const { from, to } = instead;
  const name = nameOf(schedule, to);
  switch (schedule.by()) {
    case 'people':
      return { ...values, people: values.people.map((one) => (one.id === from ? { ...one, id: to, name } : one)) };
    case 'projects':
      return { ...values, project: to === NO_PROJECT ? null : { id: to, label: name }, client: null };
    case 'gear':
      return { ...values, gear: withUnit(values.gear, { from, to, name, modelId: modelOf(booking, from) }) };
    default:
      return values;
  }
}

/** The model as one of which the session was given this unit. */
const modelOf = (booking: BookingDetailFragment, unitId: string): string | undefined =>
  booking.gear.find(({ kind, units }) => kind === 'model' && units.some(({ id }) => id === unitId))?.id;

/** A certain unit in place of another: a unit that came with its model is now asked for by name, and one less of the model. */
export function withUnit(
  gear: FormValues['gear'],
  { from, to, name, modelId }: { from: string; to: string; name: string; modelId: string | undefined },
): FormValues['gear'] {
  if (gear.some(({ kind, id }) => kind === 'unit' && id === from))
    return gear.map((line) => (line.kind === 'unit' && line.id === from ? { ...line, id: to, name } : line));
  const left = gear.flatMap((line) => {
    if (line.kind !== 'model' || line.id !== modelId) return [line];
    return line.quantity > 1 ? [{ ...line, quantity: line.quantity - 1 }] : [];
  });
  return [...left, { id: to, name, kind: 'unit' as const, quantity: 1 }];
}
