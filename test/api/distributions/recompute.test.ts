import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recompute } from '../../../cli/recompute';
import { compute } from '../../../domain/money/distributions/computing';
import { signedOf } from '../../../domain/money/distributions/signed';
import { hashOf } from '../../../infra/host/hashes';
import { item, runOf, tieredPlan } from '../../support/runs';

const run = runOf(tieredPlan, [item('123456789')], { score: '80', points: { a: '82', b: '95' } });
const signed = signedOf(run, compute(run));
const hash = hashOf(signed);

/** What the command prints of a file, and how it ends. */
function recomputed(file: unknown, language: 'zh' | 'en' = 'en') {
  const path = join(mkdtempSync(join(tmpdir(), 'recompute-')), 'statement.json');
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  const printed: string[] = [];
  return { code: recompute(path, language, (line) => printed.push(line)), printed };
}

test('an accountant computes the same lines and the same hash from the file alone', () => {
  const { code, printed } = recomputed({ ...signed, hash });
  expect(code).toBe(0);
  expect(printed).toContain(`SHA-256  ${hash}`);
  expect(printed).toContain('3.a  Incentive  10866.98  CNY 23,456.78 × 82/177 = 10866.982824…, so 10866.98');
  expect(printed.slice(-5)).toEqual([
    'a  705866.98 CNY',
    'b  486478.69 CNY',
    'c  42222.22 CNY',
    `SHA-256  ${hash}`,
    'The same as in the file.',
  ]);
});

test('the order of the fields of the file does not matter', () => {
  const turned = { hash, input: Object.fromEntries(Object.entries(signed.input).reverse()), rules: signed.rules };
  expect(recomputed(turned).code).toBe(0);
});

test('a fen that was changed is found, with both amounts', () => {
  const lines = signed.lines.map((line) => (line.key === '2.b' ? { ...line, amount: '7388888' } : line));
  const { code, printed } = recomputed({ ...signed, lines }, 'zh');
  expect([code, printed.at(-1)]).toEqual([1, '首个不同的明细 2.b：此处算得 73888.89，文件所载 73888.88。']);
});

test('innovations that do not come to the points of the file are told', () => {
  const innovations = [
    { key: 'x', title: { zh: '甲', en: 'x' }, kind: 'service' as const, party: 'a', on: '2026-02-01', points: '82' },
  ];
  const one = { ...run, points: { a: '82' }, innovations };
  const own = signedOf(one, compute(one));
  const said = recomputed({ ...own, hash: hashOf(own) });
  expect([said.code, said.printed.some((line) => line.endsWith('(82 points: x 82)'))]).toEqual([0, true]);
  const other = recomputed({ ...own, input: { ...one, points: { a: '83' } } });
  expect(other.code).toBe(1);
  expect(other.printed.join(' ')).toContain('input.points: must be what the innovations come to');
});

test.each([
  [
    'another statement under the same hash',
    { ...signed, lines: undefined, hash: hash.replace(/^./, 'f') },
    'another hash',
  ],
  [
    'an amount that is a number',
    { ...signed, input: { ...run, carried: { ...run.carried, pool: 1 } } },
    'input.carried.pool',
  ],
  ['no statement', { rules: signed.rules, input: {} }, 'input.statement'],
])('%s is told', (_, file, words) => {
  const { code, printed } = recomputed(file);
  expect(code).toBe(1);
  expect(printed.some((line) => line.includes(words))).toBe(true);
});

test('rules of another version are refused by their name', () => {
  expect(() => recomputed({ ...signed, rules: 'gatehouse-distribution/9' })).toThrow('gatehouse-distribution/1');
});
