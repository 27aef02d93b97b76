import { followChanges } from '../activity/follow-changes.ts';
import { newId } from '../kernel/ids.ts';
import type { FindTimeInput } from '../scheduling/finding/find-inputs.ts';
import { addToWaitlist } from '../scheduling/waitlist/add-to-waitlist.ts';
import { expireDueWaitlist } from '../scheduling/waitlist/expire-waitlist.ts';
import { offerToAllDue } from '../scheduling/waitlist/offer-next.ts';
import { watchReleases } from '../scheduling/waitlist/watch-releases.ts';
import { aStudio, type StudioWishes, type TestStudio } from './a-studio.ts';

/** A studio with people who wait, and the worker that looks after them. */
export async function aWaitlist(wishes: StudioWishes = {}) {
  const studio = await aStudio({ rooms: ['A'], ...wishes });
  return {
    studio,
    /** Somebody waits for an hour in a room on the story's day, between these hours. */
    async wait(
      title: string,
      { from = 9, to = 18, minutes = 60, pieces }: { from?: number; to?: number; minutes?: number; pieces?: FindTimeInput['pieces'] } = {},
    ) {
      const clientId = newId();
      await studio.db.client.create({ data: { id: clientId, studioId: studio.studioId, name: title } });
      const days = { from: '2030-05-02', to: '2030-05-03' };
      const request = { pieces: pieces ?? [{ minutes, rooms: [{}] }], ...days, fromMinute: from * 60, toMinute: to * 60 };
      return (await addToWaitlist(studio.ana.caller, { title, clientId, request })).id as string;
    },
    work: () => workOn(studio),
    stateOf: async (id: string) => (await studio.db.waitlistEntry.findUniqueOrThrow({ where: { id } })).state,
    openOffer: (entryId: string) =>
      studio.db.waitlistOffer.findFirst({ where: { entryId, outcome: 'open' }, include: { bookings: { orderBy: { position: 'asc' } } } }),
  };
}

/** All that a worker does for the waitlist when it is woken. */
export async function workOn(studio: TestStudio): Promise<void> {
  const services = { ...studio.system };
  for (let progress = ''; progress !== 'caught_up' && progress !== 'busy';)
    progress = await followChanges(studio.db, watchReleases, studio.studioId);
  await offerToAllDue(services, studio.studioId);
}

export const endOffers = (studio: TestStudio): Promise<void> => expireDueWaitlist(studio.system);
