import { expect, test } from 'vitest';
import { patiently } from './patience.ts';

const turnedAway = (code: string, seconds: string | null, status = 503): Response =>
  new Response(JSON.stringify({ errors: [{ message: 'No', extensions: { code } }] }), {
    status,
    headers: seconds === null ? {} : { 'retry-after': seconds },
  });

async function ask(answers: Response[]): Promise<{ status: number; pauses: number[] }> {
  const pauses: number[] = [];
  const { status } = await patiently(
    async () => answers.shift()!,
    async (ms) => pauses.push(ms),
    () => 0.5,
  );
  return { status, pauses };
}

test('waits as long as it is asked to, and a little more', async () => {
  const answers = [turnedAway('OVERLOADED', '2'), turnedAway('TOO_MANY_AT_ONCE', '1', 429), new Response('{}')];
  expect(await ask(answers)).toEqual({ status: 200, pauses: [2_500, 1_250] });
});

test('gives up after a few times, and hands on the last answer', async () => {
  const { status, pauses } = await ask(Array.from({ length: 9 }, () => turnedAway('OVERLOADED', '1')));
  expect([status, pauses.length]).toEqual([503, 3]);
});

test('sends nothing again that may have been done, or that is to wait for long', async () => {
  for (const answer of [
    turnedAway('UNAVAILABLE', '1'),
    turnedAway('THROTTLED', '60', 429),
    turnedAway('OVERLOADED', null),
    new Response('Bad gateway', { status: 503, headers: { 'retry-after': '1' } }),
  ])
    expect(await ask([answer])).toEqual({ status: answer.status, pauses: [] });
});
