import { expect, test } from 'vitest';
import { passwordFault } from './password-rules.ts';

const olga = { name: 'Olga Petrova', email: 'olga.petrova@northlight.test' };

test('long and one’s own is good, in any script', () => {
  for (const good of [
    'a long enough password',
    'tape hiss & tea',
    'тихая комната',
    '静かな録音室の夜の時間',
    'x7!pQ-22kd',
    'Olga likes old tape',
  ])
    expect.soft([good, passwordFault(good, olga)]).toEqual([good, null]);
});

test('what is short, in a row, tried by all or one’s own name is refused, and says what to do', () => {
  for (const bad of ['short', 'x'.repeat(129), 'aaaaaaaaaaaa', 'abababababab', 'Password123!', 'passwordpassword', '1234567890', 'qwertyuiop1', 'Abcdefghij', 'OlgaPetrova1', 'Northlight-Test 22'])
    expect.soft([bad, passwordFault(bad, olga)]).toEqual([bad, expect.stringMatching(/^(Use|Do not use|Everybody).*\.$/)]);
}); // prettier-ignore
