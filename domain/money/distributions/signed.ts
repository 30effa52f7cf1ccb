import type { Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import type { RunInput } from './computing';
import type { Carried, Computed, Tier } from './lines';

/** Names the rules by which a run is computed and the form of what is signed; other rules get another name. */
export const RULES = 'gatehouse-distribution/1';

/** A line as it is signed. */
export interface SignedLine {
  readonly key: string;
  readonly tier: Tier;
  readonly payee?: PartyKey;
  readonly amount: Minor;
}

/** What both companies sign the hash of (SHA-256 of its canonical JSON): all that a run was computed from, and every line. */
export interface Signed {
  readonly rules: typeof RULES;
  readonly input: RunInput;
  readonly lines: readonly SignedLine[];
  readonly carried: Carried;
}

export const signedOf = (input: RunInput, { lines, carried }: Computed): Signed => ({
  rules: RULES,
  input,
  lines: lines.map(({ key, tier, payee, amount }) => ({ key, tier, ...(payee !== undefined && { payee }), amount })),
  carried,
});

/** The first line at which two computations of a run part: its key and the amounts of both, in minor units, where each has it. */
export interface Difference {
  readonly line: string;
  readonly ours?: Minor;
  readonly theirs?: Minor;
}

type Compared = Pick<SignedLine, 'key' | 'amount'>;

/** Where somebody's own recomputation differs first from what was computed; `undefined` where every line is the same. */
export function firstDifference(ours: readonly Compared[], theirs: readonly Compared[]): Difference | undefined {
  const own = new Map(theirs.map(({ key, amount }) => [key, amount]));
  for (const { key, amount } of ours) {
    const other = own.get(key);
    if (other === undefined) return { line: key, ours: amount };
    if (BigInt(other) !== BigInt(amount)) return { line: key, ours: amount, theirs: other };
  }
  const known = new Set(ours.map(({ key }) => key));
  const more = theirs.find(({ key }) => !known.has(key));
  return more && { line: more.key, theirs: more.amount };
}

/** What is signed has to be of rules that this version of the product computes by. Throws `invalid_input`. */
export function assertKnownRules(rules: unknown): void {
  if (rules !== RULES)
    throw refused('invalid_input', text(`计算规则版本须为 ${RULES}。`, `The rules of computing must be ${RULES}.`), {
      field: 'rules',
    });
}
