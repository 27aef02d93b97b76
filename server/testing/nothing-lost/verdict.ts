import { isDeepStrictEqual } from 'node:util';
import { readProgress, startAfresh } from '../../../domain/activity/follow-changes.ts';
import { verifyLog } from '../../../domain/activity/verify-log.ts';
import { ROLLUPS } from '../../../domain/insights/rollups.ts';
import { applyNews, type Picture, type ScheduleNews } from '../../../client/schedule/picture.ts';
import type { WholeHouse } from './a-whole-house.ts';
import type { LoadClient } from './load.ts';
import { SCHEDULE_NOW, type ChangeLog, type Screen, type Subscriber } from './subscribers.ts';

/** What those who asked and watched know, beside what the record says. Empty when nothing was lost, done twice or told wrong. */
export async function faultsOf(
  house: WholeHouse,
  clients: readonly LoadClient[],
  watchers: readonly { subscriber: Subscriber; log?: ChangeLog; screen?: Screen }[],
): Promise<string[]> {
  const { db, studioId } = house;
  const faults = house.faults();

  for (const client of clients) {
    const rows = await db.change.findMany({
      where: { studioId, actor: `key:${client.key.id}` },
      orderBy: { revision: 'asc' },
      select: { actId: true, entityId: true },
    });
    const acts = [...new Map(rows.map(({ actId, entityId }) => [actId, entityId])).values()];
    if (!isDeepStrictEqual(acts, client.acts))
      faults.push(`${client.acts.length} acts were acknowledged and ${acts.length} stand in the log, or others`);
    for (const known of client.sessions.values()) {
      const found = await db.booking.findUnique({ where: { id: known.id } });
      if (found?.state !== known.state || +found.startsAt !== known.startsAt || +found.endsAt !== known.endsAt)
        faults.push(
          `A session is not as it was acknowledged: ${JSON.stringify({ known, found }, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))}`,
        );
    }
  }
  const booked = await db.booking.count({ where: { studioId } });
  const known = clients.reduce((sum, { sessions }) => sum + sessions.size, 0);
  if (booked !== known) faults.push(`${known} sessions were acknowledged and ${booked} exist`);

  const [overlaps] = await db.$queryRaw<[{ count: bigint }]>`
    SELECT count(*) FROM allocation a JOIN allocation b ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during
    WHERE a.firm AND b.firm AND a.studio_id = ${studioId}::uuid`;
  if (overlaps.count !== 0n) faults.push(`${overlaps.count} firm allocations overlap`);
  const { revision, broken } = await verifyLog(db, studioId);
  if (broken) faults.push(`The log is ${broken.fault} at ${broken.revision}`);

  for (const [n, { subscriber, log, screen }] of watchers.entries()) {
    if (BigInt(subscriber.revision) !== revision) faults.push(`Subscriber ${n} stands at ${subscriber.revision}, the log at ${revision}`);
    for (const fault of log?.faults ?? []) faults.push(`Subscriber ${n}: ${fault}`);
    if (screen && !isDeepStrictEqual(sorted(screen.picture), sorted(await freshPicture(house, screen))))
      faults.push(`The screen of subscriber ${n} does not show what a fresh query tells`);
  }
  return [...faults, ...(await faultsOfFollowers(house))];
}

const consumers = ROLLUPS.map(({ consumer }) => consumer);

async function faultsOfFollowers({ db, studioId }: WholeHouse): Promise<string[]> {
  const { revision, computedRevision } = await readProgress(db, studioId, consumers);
  if (computedRevision !== revision) return [`The figures stand at ${computedRevision}, the log at ${revision}`];
  const figures = async () => ({
    days: await db.roomDay.findMany({ where: { studioId }, orderBy: [{ roomId: 'asc' }, { day: 'asc' }] }),
    totals: await db.projectTotals.findMany({ where: { studioId }, orderBy: { projectId: 'asc' } }),
  });
  const followed = await figures();
  for (const rollup of ROLLUPS) await startAfresh(db, rollup, studioId);
  return isDeepStrictEqual(followed, await figures()) ? [] : ['The figures are not those of a full recompute'];
}

async function freshPicture({ servers }: WholeHouse, screen: Screen): Promise<Picture> {
  const { url, key } = { url: servers[0]!.url, key: screen.key };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key.secret}` },
    body: JSON.stringify({ query: SCHEDULE_NOW, variables: screen.days }),
  });
  const { data } = (await response.json()) as { data: { schedule: ScheduleNews } };
  return applyNews(undefined, data.schedule);
}

/** Lists have no order of their own. */
const sorted = (picture: Picture | undefined) =>
  (['rooms', 'bookings', 'closures', 'checkouts'] as const).map((list) =>
    [...((picture?.[list] ?? []) as readonly { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
