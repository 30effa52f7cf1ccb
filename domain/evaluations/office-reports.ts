import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { Person } from '../shared/keys';
import type { Answer } from './asks';
import { assertValues, isCollecting } from './collection';
import type { Asked, EvaluationView } from './views';

/** What the office reports at once, be it for others: by what is wanted (`market`), or by what was asked of one (`market.PARTY`). */
export interface OfficeReport {
  readonly by: Person;
  readonly actuals: Readonly<Record<string, string>>;
  readonly notes: string;
}

const wanted = ({ asked = [] }: EvaluationView, name: string): readonly { ask: Asked; of: string }[] =>
  asked.flatMap((ask) => {
    const [only] = ask.wants;
    if (ask.isReserve) return [];
    if (ask.key === name && only && ask.wants.length === 1) return [{ ask, of: only.of }];
    return ask.wants.some(({ of }) => of === name) ? [{ ask, of: name }] : [];
  });

/**
 * The answers that a report of the office makes, each named as given on behalf of whoever was asked. Throws `invalid_input` for what nobody is asked
 * for: what is counted from the ledger nobody reports.
 */
export function officeAnswers(evaluation: EvaluationView, { by, actuals, notes }: OfficeReport): readonly Answer[] {
  const values = new Map<Asked, Record<string, string>>();
  for (const [name, value] of Object.entries(actuals)) {
    const found = wanted(evaluation, name);
    if (found.length === 0)
      throw new DomainError('invalid_input', whyNot(evaluation, name), { field: `actuals.${name}` });
    for (const { ask, of } of found) values.set(ask, { ...values.get(ask), [of]: value });
  }
  return [...values].map(([ask, given]) => ({
    ask: ask.key,
    values: given,
    by,
    ...(!ask.people.includes(by) && { onBehalf: true }),
    note: notes,
    evidence: [],
  }));
}

const whyNot = ({ counted = [] }: EvaluationView, name: string) =>
  counted.some(({ of }) => of === name)
    ? text(`“${name}”由系统按记录计算，无需填报。`, `"${name}" is counted from the ledger; nobody reports it.`)
    : text(`本次评估不填报“${name}”。`, `"${name}" is not asked for in this evaluation.`);

/** The office sends what there is to sign-off, with what it reports itself. Throws `evaluation_state` or `invalid_input`. */
export function assertMaySend(evaluation: EvaluationView, report: OfficeReport): void {
  if (!isCollecting(evaluation)) throw new DomainError('evaluation_state');
  for (const { ask, values } of officeAnswers(evaluation, report)) {
    const found = evaluation.asked?.find(({ key }) => key === ask);
    if (found) assertValues(found, values);
  }
}
