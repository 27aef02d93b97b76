import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { actorKey } from '../../kernel/actor.ts';
import { command } from '../../kernel/command.ts';
import { invalid, NotFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { field } from '../../kernel/input.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { checkListChange, lockCheckList, type CheckLine } from './check-list.ts';

const MOST_ITEMS = 100;
const itemRef = { bookingId: field.id('session'), itemId: field.id('line of a check list') };

/**
 * Ticks a line of a session's check list as prepared, or takes the tick back: who did it, and when. A second tick changes nothing.
 * @throws NotAllowed · NotFound
 */
export const tickCheckItem = command(
  'scheduling.tickCheckItem',
  z.object({ ...itemRef, done: z.boolean('Say whether it is done.') }),
  async (tx, { bookingId, itemId, done }) => {
    schedulingPolicy.require(tx.actor, 'run_sessions');
    const before = await lockCheckList(tx, bookingId);
    const item = before.items.find(({ id }) => id === itemId);
    if (!item) throw new NotFound('line of this check list', itemId);
    if ((item.doneAt !== null) === done) return { id: itemId };
    const ticked = done
      ? { doneAt: tx.at, doneBy: actorKey(tx.actor), doneByName: tx.actor.name }
      : { doneAt: null, doneBy: null, doneByName: null };
    await tx.db.checkItem.update({ where: { studioId_id: { studioId: tx.studioId, id: itemId } }, data: ticked });
    const items = before.items.map((one) => (one.id === itemId ? { ...one, ...ticked } : one));
    await record(tx, checkListChange(done ? 'ticked' : 'unticked', before, { ...before, items }));
    return { id: itemId };
  },
);

/**
 * Adds a line to what is to be prepared for one session.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const addCheckItem = command(
  'scheduling.addCheckItem',
  z.object({ bookingId: itemRef.bookingId, text: field.name('line', 200) }),
  async (tx, { bookingId, text }) => {
    schedulingPolicy.require(tx.actor, 'run_sessions');
    const before = await lockCheckList(tx, bookingId);
    if (before.items.length >= MOST_ITEMS) throw invalid('text', `A check list has ${MOST_ITEMS} lines at the most. Remove some first.`);
    const position = Math.max(-1, ...before.items.map((one) => one.position)) + 1;
    const item: CheckLine = { id: newId(), text, position, doneAt: null, doneBy: null, doneByName: null };
    await tx.db.checkItem.create({ data: { ...item, studioId: tx.studioId, bookingId } });
    await record(tx, checkListChange('extended', before, { ...before, items: [...before.items, item] }));
    return { id: item.id };
  },
);

/**
 * Takes a line off the check list of one session.
 * @throws NotAllowed · NotFound
 */
export const removeCheckItem = command('scheduling.removeCheckItem', z.object(itemRef), async (tx, { bookingId, itemId }) => {
  schedulingPolicy.require(tx.actor, 'run_sessions');
  const before = await lockCheckList(tx, bookingId);
  if (!before.items.some(({ id }) => id === itemId)) throw new NotFound('line of this check list', itemId);
  await tx.db.checkItem.delete({ where: { studioId_id: { studioId: tx.studioId, id: itemId } } });
  await record(tx, checkListChange('shortened', before, { ...before, items: before.items.filter(({ id }) => id !== itemId) }));
  return { id: itemId };
});
