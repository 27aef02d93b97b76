import { getNullableType, isListType, type GraphQLInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type Served } from '../server/testing/a-server.ts';
import { aHouse } from './testing/a-house.ts';
import { MUTATIONS, outcome, send } from './testing/every-mutation.ts';
import { exampleOf } from './testing/examples/all.ts';
import { EMPTY_HOUSE } from './testing/examples/studio.ts';

let served: Served;
beforeAll(async () => void (served = await aServer({}, (close) => afterAll(close, 30_000))));

/** Emoji of several code points, letters that run from right to left and such as are composed, and what looks like markup or SQL. */
const TEXT = `🎙️👩🏽‍🎤 إذاعة · שלום · Ça va? · 東京 · <b>&amp;</b> '); DROP`;
/** Texts that must be something certain. */
const CERTAIN = new Set(
  ['email', 'zone', 'currency', 'password', 'code', 'query', 'skill'].concat(
    ['rule', 'firstTime', 'newTime', 'occurrence', 'extraDates', 'exceptDates'],
    ['actId', 'except', 'tab', 'place', 'view', 'url', 'events'],
    // Kept only where a rule is broken.
    ['overrideReason'],
    ['calendar'],
  ),
);

/** The fields of an input that take any text, also in lists. */
function freeTexts(type: GraphQLInputObjectType): [name: string, value: string | string[]][] {
  return Object.values(type.getFields()).flatMap((field): [string, string | string[]][] => {
    const own = getNullableType(field.type);
    const inner = isListType(own) ? getNullableType(own.ofType) : own;
    if (inner.toString() !== 'String' || CERTAIN.has(field.name)) return [];
    return [[field.name, isListType(own) ? [TEXT] : TEXT]];
  });
}

const withText = MUTATIONS.filter(({ name, input }) => freeTexts(input).length > 0 && !EMPTY_HOUSE.has(name));

describe.each(withText)('$name', (mutation) => {
  test('takes emoji and every script as they are, and keeps them so', async () => {
    const house = await aHouse(served);
    const texts = Object.fromEntries(freeTexts(mutation.input));
    const answer = await send(served, mutation, { ...(await exampleOf(mutation.name)(house)), ...texts }, { as: house.owner });
    expect(outcome(answer), JSON.stringify(answer)).toBe('done');
    const told = Object.keys(texts).filter((name) => name in answer.data && name !== 'holderName' && mutation.name !== 'finishMaintenance');
    for (const name of told) expect.soft([name, answer.data[name]]).toEqual([name, texts[name]]);
    // What the answer does not show is in the log as it was written.
    const log = JSON.stringify(await house.studio.changes(), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(log).toContain(JSON.stringify(TEXT).slice(1, -1));
  }, 60_000);
});
