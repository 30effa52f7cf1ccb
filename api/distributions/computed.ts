import { compute, type RunInput } from '../../domain/money/distributions/computing';
import type { Computed } from '../../domain/money/distributions/lines';
import type { PartyKey } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';

/** Somebody who is named as a payee, and at which field. */
interface Named {
  readonly of: string;
  readonly field: string;
}

/** Points by payee, each at its field. */
export const pointsNamed = (points: Readonly<Record<string, string>>): readonly Named[] =>
  Object.keys(points).map((of) => ({ of, field: `points.${of}` }));

/** Only whoever is paid has points, losses or the money. Throws `invalid_input` for the first who is not. */
export function assertPayees(payees: readonly PartyKey[], named: readonly Named[]): void {
  const stranger = named.find(({ of }) => !payees.includes(of));
  if (stranger)
    throw refused('invalid_input', text(`“${stranger.of}”不参与分配。`, `"${stranger.of}" has no share.`), {
      field: stranger.field,
    });
}

/** Computes a run, and says of a currency without a rate, or an amount that nobody shares, at which field that is. */
export function computedAt(field: string, input: RunInput): Computed {
  try {
    return compute(input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused(
      'invalid_input',
      text('缺少折算汇率，或有金额无人分得。', 'A rate of conversion is missing, or an amount has nobody to go to.'),
      { field },
    );
  }
}
