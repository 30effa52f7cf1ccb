import { lint } from '../definition/lint';
import { refuseFound } from '../approvals/policy-names';
import { policyNamed, programmeWithTimes, timesThatChange, type TimesRequest } from './policy-times';
import type { Programme } from '../programme/programme';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';

/**
 * Other times of a policy make a difference, are as many as its chain has steps, and leave nothing in the programme that publishing would
 * refuse. Throws `not_found`, or `invalid_input` at its field with the words of the lint.
 */
export function assertTimesFit(programme: Programme, { policy, times }: Pick<TimesRequest, 'policy' | 'times'>): void {
  const before = policyNamed(programme, policy);
  const [wanted, steps] = [times.escalation?.length, before.escalation.length];
  if (wanted !== undefined && wanted !== steps)
    throw refused(
      'invalid_input',
      text(
        `该规则逐级上报 ${steps} 级，给出了 ${wanted} 个期限。`,
        `Its chain has ${steps} steps; ${wanted} times are given.`,
      ),
      { field: 'escalation' },
    );
  if (Object.keys(timesThatChange(before, times)).length === 0)
    throw refused('invalid_input', text('各项期限与现行的相同。', 'These are its times already.'), { field: 'within' });
  const known = lint(programme, []).map(({ code, path }) => JSON.stringify([code, path]));
  const after = lint(programmeWithTimes(programme, { policy, times }), []);
  refuseFound(after.filter(({ code, path }) => !known.includes(JSON.stringify([code, path]))));
}
