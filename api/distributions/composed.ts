import type { Evidence } from '../../domain/approvals/approvals';
import type { RunInput } from '../../domain/money/distributions/computing';
import { justOpened, type Correction, type Run } from '../../domain/money/distributions/runs';
import { signedOf } from '../../domain/money/distributions/signed';
import { signingParties } from '../../domain/money/distributions/signers';
import { amountIn, type StatementLine } from '../../domain/money/distributions/statements';
import { sumOf } from '../../domain/shared/amounts';
import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import { hashOf } from '../../infra/host/hashes';
import { computedAt } from './computed';

const MOST_SHOWN = 50;

/** What shows the items of a statement, each once. */
const shownBy = (lines: readonly StatementLine[]): readonly Evidence[] =>
  [
    ...new Map(
      lines.flatMap(({ evidence }) => evidence).map((one) => [one.hash ?? one.url ?? one.title, one]),
    ).values(),
  ].slice(0, MOST_SHOWN);

/** A run of what it is computed from, as it is opened. */
export function runFrom(
  { definition }: ProgrammeView,
  key: string,
  input: RunInput,
  given: { readonly by: Person; readonly evaluation?: string; readonly corrects?: Correction },
): Run {
  const { currency, rules, statement, score, innovations, carried } = input;
  const result = computedAt('conversions', input);
  const sized = (kind: StatementLine['kind']) => {
    const sum = sumOf(
      statement.lines
        .filter((line) => line.kind === kind)
        .map((line) => amountIn(line, currency, statement.conversions)),
    );
    return String(sum < 0n ? -sum : sum);
  };
  return {
    key,
    from: statement.from,
    until: statement.until,
    currency,
    payer: statement.payer,
    payees: rules.payees,
    form: rules.form,
    ...(rules.roundingPartner !== undefined && { roundingPartner: rules.roundingPartner }),
    income: sized('income'),
    cost: sized('cost'),
    items: statement.lines.length,
    evidence: shownBy(statement.lines),
    ...(score !== undefined && { score }),
    ...(innovations && { innovations }),
    computed: result,
    before: carried,
    hash: hashOf(signedOf(input, result)),
    signing: signingParties(definition),
    ...justOpened,
    ...given,
  };
}
