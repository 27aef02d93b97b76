/**
 * What one change costs the server where many see it differently: executions of the subscription and SQL statements, counted and not
 * timed, with 10 and 50 groups of 20 to 200 boards. A group is a role with what it may see: board links that differ in privacy and room.
 * The change is committed by another process, so that all statements of the server are for those who watch. The limit: one execution a
 * group, and as many statements however many watch. `npx tsx bench/groups.ts 10x100` for other sizes.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../domain/kernel/ids.ts';
import { crowd } from './support/crowd.ts';
import { freePort } from './support/free-port.ts';
import { askOf, liveHouse } from './support/live-house.ts';
import type { Observed } from './support/observed-server.ts';
import { quantile } from './support/ratios.ts';
import { requireSockets, rounds } from './support/sizes.ts';
import { widen } from './support/wide-studio.ts';

const given = process.argv.slice(2);
const SIZES = (given.length > 0 ? given : ['1x100', '10x100', '50x20', '50x100', '50x200']).map((size) => {
  const [, groups, boards] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (!groups || !boards) throw new Error('Sizes are groups by boards in each: 10x100 50x100');
  return { groups: Number(groups), boards: Number(boards) };
});
const ROUNDS = rounds(15);
const APART_MS = 400;
const PRIVACIES = ['everything', 'no_names', 'busy_only'] as const;
/** What a server asks from time to time whether or not anything happens: how far each log is, and whether guests still may be here. */
const BY_THE_CLOCK = /FROM session WHERE id = ANY|^SELECT .*"revision" FROM "public"."studio" WHERE "public"."studio"."id" (IN|=)/s;

requireSockets(Math.max(...SIZES.map(({ groups, boards }) => groups * boards)));
const house = await liveHouse();
const most = Math.max(...SIZES.map(({ groups }) => groups));
await widen(house.db, house.studioId, { rooms: Math.ceil(most / PRIVACIES.length), days: 1, sessions: 0, from: '2030-05-01' });
const rooms = await house.db.room.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
const links = Array.from({ length: most }, (_, n) => ({
  id: newId(),
  studioId: house.studioId,
  name: `Board ${n + 1}`,
  privacy: PRIVACIES[n % PRIVACIES.length]!,
  roomId: rooms[Math.floor(n / PRIVACIES.length)]!.id,
}));
await house.db.boardLink.createMany({ data: links });
const port = await freePort();
const server = await house.start(port, '--import', 'tsx', 'bench/support/observed-server.ts');

let edits = 0;
for (const { groups, boards } of SIZES) {
  const all = await crowd({
    url: `ws://127.0.0.1:${port}/graphql`,
    protocol: 'graphql-transport-ws',
    count: groups * boards,
    greets: links.slice(0, groups).map(({ id }) => house.greet(id)),
  });
  const [executions, statements, times]: number[][] = [[], [], []];
  for (let round = -2; round < ROUNDS; round += 1) {
    await wait(APART_MS);
    const before = await askOf<Observed>(server);
    const { at } = await all.hear(() => house.edit(`Edited ${(edits += 1)}`));
    const after = await askOf<Observed>(server);
    if (round < 0) continue;
    executions!.push(after.executions - before.executions);
    statements!.push(after.statements.filter((text) => !BY_THE_CLOCK.test(text)).length);
    times!.push(at - after.rungAt);
    if (process.env.BENCH_STATEMENTS && round === 0) console.log(tally(after.statements));
  }
  const of = (counts: readonly number[]): string => `${quantile(counts, 0.5)} (at most ${Math.max(...counts)})`;
  console.log(
    `a change with ${groups} groups × ${boards} boards: ${of(executions!)} executions · aim ≤ ${groups} · ${of(statements!)} statements; ` +
      `the last has it after ${quantile(times!, 0.5).toFixed(0)} ms`,
  );
  all.close();
  await wait(1_000);
}

server.kill('SIGKILL');
await house.close();

/** The statements by how often each was sent. */
function tally(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${count} × ${text.replace(/\s+/g, ' ').slice(0, 160)}`).join('\n');
}
