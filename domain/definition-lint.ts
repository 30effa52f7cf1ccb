import { lintAgreements } from './definition-lint-agreements';
import { warnOfCrowdedDays } from './definition-lint-days';
import type { Finding } from './definition-lint-finding';
import { lintNotices } from './definition-lint-notices';
import { lintNumbers } from './definition-lint-numbers';
import { lintOrder } from './definition-lint-order';
import { lintPeople } from './definition-lint-people';
import { lintPolicies } from './definition-lint-policies';
import { lintPools, warnOfPools } from './definition-lint-pools';
import { lintQuorums } from './definition-lint-quorum';
import { lintReferences } from './definition-lint-references';
import { lintRules } from './definition-lint-rules';
import { lintSeats } from './definition-lint-seats';
import { lintTime } from './definition-lint-time';
import type { Programme } from './programme';

/** Everything in a programme that is well-formed but can't work, each once. `calendars` are the keys of the calendars at hand. */
export const lint = (programme: Programme, calendars: readonly string[]): readonly Finding[] => {
  const all = [
    ...lintReferences(programme, calendars),
    ...lintSeats(programme),
    ...lintPeople(programme),
    ...lintNotices(programme),
    ...lintQuorums(programme),
    ...lintPolicies(programme),
    ...lintPools(programme),
    ...lintOrder(programme),
    ...lintTime(programme),
    ...lintAgreements(programme),
    ...lintRules(programme),
    ...lintNumbers(programme),
  ];
  const id = ({ code, path }: Finding) => JSON.stringify([code, path]);
  return all.filter((one, at) => all.findIndex((other) => id(other) === id(one)) === at);
};

/** What works in a programme but is seldom meant. */
export const warn = (programme: Programme): readonly Finding[] => [
  ...warnOfPools(programme),
  ...warnOfCrowdedDays(programme),
];
