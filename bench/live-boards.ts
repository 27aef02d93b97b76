/**
 * From a mutation to the boards: p50 and p99 of the time until each of 10, 100 and 1,000 boards has the news,
 * against a hand-written commit + `ws` broadcast of as many bytes. Both servers run beside each other and take turns.
 */
import type { ChildProcess } from 'node:child_process';
import { boardLinkUrl } from '../server/auth/board-token.ts';
import { connect } from '../prisma/connect.ts';
import { seedDemo } from '../prisma/demo/seed.ts';
import { FOLLOW_BOARD } from '../client/board/board-question.ts';
import { encodeId } from '../schema/shared/ids.ts';
import { benchDatabase } from './support/bench-database.ts';
import { watchers } from './support/board-watchers.ts';
import { freePort } from './support/free-port.ts';
import { quantile, report } from './support/ratios.ts';
import { startProgram } from './support/start-program.ts';

const SIZES = [10, 100, 1_000];
const ROUNDS = 7;
const PER_ROUND = 10;
const SECRET = 'a secret of the bench, thirty-two characters or more';

const database = await benchDatabase();
const { signIns } = await seedDemo(database.url, { now: new Date(), secret: SECRET });
const db = connect(database.url, { connections: 2 });
const [port, barePort] = [await freePort(), await freePort()];
const base = `http://127.0.0.1:${port}`;
const start = (script: string, ...args: string[]): Promise<ChildProcess> =>
  startProgram(database, port, ['--import', 'tsx', script, ...args], { CALLBOARD_SECRET: SECRET });
const own = await start('server/main.ts');

const link = await db.boardLink.findFirstOrThrow();
const token = boardLinkUrl(base, SECRET, link.id).split('/b/')[1]!;
const { email, password } = signIns.find((one) => one.role === 'coordinator')!;
const signedIn = await fetch(`${base}/auth/sign-in/email`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: base },
  body: JSON.stringify({ email, password }),
});
const cookie = signedIn.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ');
const booking = await db.booking.findFirstOrThrow({
  where: { state: 'confirmed', startsAt: { gt: new Date() } },
  orderBy: { startsAt: 'asc' },
});

let edits = 0;
async function edit(): Promise<void> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base, cookie },
    body: JSON.stringify({
      query: `mutation ($input: EditBookingInput!) { editBooking(input: $input) { __typename ... on Error { message } } }`,
      variables: { input: { bookingId: encodeId('Booking', booking.id), title: `Edited ${(edits += 1)}` } },
    }),
  });
  const text = await response.text();
  if (!text.includes('"Booking"')) throw new Error(text);
}

const init = [
  JSON.stringify({ type: 'connection_init', payload: { board: token } }),
  JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FOLLOW_BOARD } }),
];
const isNews = (text: string): boolean => text.includes('"next"');

const probe = await watchers(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', 1, init, isNews);
await probe.timesAfter(edit);
const bytes = probe.messageBytes();
probe.close();
const bare = await start('bench/support/bare-live-server.ts', database.url, String(barePort), String(bytes));

for (const size of SIZES) {
  const ours = await watchers(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', size, init, isNews);
  const theirs = await watchers(`ws://127.0.0.1:${barePort}/`, undefined, size, [], () => true);
  const [all, allBare, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let round = -1; round < ROUNDS; round += 1) {
    const [a, b]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < PER_ROUND; turn += 1) {
      a.push(...(await ours.timesAfter(edit)));
      b.push(
        ...(await theirs.timesAfter(() => fetch(`http://127.0.0.1:${barePort}/`, { method: 'POST' }).then((response) => response.text()))),
      );
    }
    if (round < 0) continue;
    all.push(...a);
    allBare.push(...b);
    ratios.push(quantile(a, 0.99) / quantile(b, 0.99));
  }
  const figures = (times: number[]) => `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;
  report(`mutation to ${size} boards, ${bytes} bytes, p99`, '≤ 3 and < 150 ms', ratios, `${figures(all)} against ${figures(allBare)}`);
  ours.close();
  theirs.close();
}

own.kill();
bare.kill();
await db.$disconnect();
await database.close();
