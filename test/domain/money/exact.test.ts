import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { countOf } from '../../../domain/shared/counts';

const root = join(__dirname, '../../..');

interface Message {
  readonly ruleId: string | null;
  readonly line: number;
}

/** The lines of a text that the project's lint refuses, for money, as if it stood in a file of that name. */
function refusedLines(text: string, name: string): readonly number[] {
  const lint = [
    join(root, 'node_modules/eslint/bin/eslint.js'),
    '--stdin',
    '--stdin-filename',
    name,
    '--format',
    'json',
  ];
  const run = (): string => {
    try {
      return execFileSync(process.execPath, lint, { cwd: root, input: text, encoding: 'utf8' });
    } catch (error) {
      return String((error as { readonly stdout?: unknown }).stdout);
    }
  };
  const [file] = JSON.parse(run()) as readonly [{ readonly messages: readonly Message[] }];
  return file.messages.filter(({ ruleId }) => ruleId === 'money/exact').map(({ line }) => line);
}

const breaches = [
  'export const a = (amount: string) => Number(amount);',
  'export const b = (amount: string) => parseFloat(amount);',
  'export const c = (amount: string) => Number.parseInt(amount, 10);',
  'export const d = (amounts: string[]) => amounts.map(Number);',
  'export const e = (balance: string) => +balance;',
  'export const f = (amount: number) => amount;',
  'export interface G { readonly openingBalance: number }',
  'export interface H { readonly committed?: number | undefined }',
  'export interface I { readonly amounts: Readonly<Record<string, number>> }',
  'export const j: { total: readonly number[] } = { total: [] };',
  'export const k = 0.01;',
  'export const l = { amount: z.number() };',
];
const allowed = [
  "import { z } from 'zod';",
  'export interface M { readonly count: number; readonly workingDays: number; readonly totalCount: number }',
  'export interface N { readonly amount: bigint; readonly balance: string; readonly compareAmounts: (a: string) => number }',
  'export const o = (amounts: readonly bigint[]) => amounts.length + 1;',
  'export const p = { count: z.number(), amount: z.string() };',
  'export const q = -1;',
];

test('lint refuses every way to make money a number, and leaves counts alone', () => {
  const text = [...allowed, ...breaches].join('\n');
  expect(refusedLines(text, 'api/money/planted.ts')).toEqual(breaches.map((_, at) => allowed.length + at + 1));
});

test('a count is made of what can be counted', () => {
  expect(countOf(3n)).toBe(3);
  expect(() => countOf(2n ** 53n)).toThrow(RangeError);
});
