import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { freedPlaces } from './freed-places.ts';

/**
 * Tells of skipped places whose time has become free by other means than a session that let go of it: a closure that ended, gear that came
 * back, maintenance that is done.
 * @throws NotAllowed
 */
export const tellFreePlaces = command('scheduling.tellFreePlaces', z.object({}), async (tx) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const entries = await freedPlaces(tx, null);
  if (entries.length > 0) await record(tx, ...entries);
  return { told: entries.length };
});
