import { lintAccounts } from './lint/accounts';
import { warnOfAddresses } from './lint/addresses';
import { lintAgreements } from './lint/agreements';
import { warnOfCrowdedDays } from './lint/days';
import type { Finding } from '../shared/findings';
import { lintChats } from './lint/chats';
import { lintMeasurers, warnOfMeasurers } from './lint/measurers';
import { lintNumbers } from './lint/numbers';
import { lintOrder } from './lint/order';
import { lintPeople } from './lint/people';
import { lintPolicies } from './lint/policies';
import { lintPools, warnOfPools } from './lint/pools';
import { lintQuorums } from './lint/quorum';
import { lintRating } from './lint/raters';
import { lintReferences } from './lint/references';
import { lintRisks, warnOfScores } from './lint/risks';
import { lintRules } from './lint/rules';
import { lintSeats } from './lint/seats';
import { lintStaffing } from './lint/staffing';
import { lintStrategy } from './lint/strategy';
import { lintTime } from './lint/time';
import type { Programme } from '../programme/programme';

/** Everything in a programme that is well-formed but can't work, each once. `calendars` are the keys of the calendars at hand. */
export const lint = (programme: Programme, calendars: readonly string[]): readonly Finding[] => {
  const all = [
    ...lintReferences(programme, calendars),
    ...lintSeats(programme),
    ...lintPeople(programme),
    ...lintChats(programme),
    ...lintQuorums(programme),
    ...lintPolicies(programme),
    ...lintPools(programme),
    ...lintOrder(programme),
    ...lintTime(programme),
    ...lintAgreements(programme),
    ...lintRules(programme),
    ...lintRisks(programme),
    ...lintNumbers(programme),
    ...lintAccounts(programme),
    ...lintMeasurers(programme),
    ...lintRating(programme),
    ...lintStrategy(programme),
    ...lintStaffing(programme),
  ];
  const id = ({ code, path }: Finding) => JSON.stringify([code, path]);
  return all.filter((one, at) => all.findIndex((other) => id(other) === id(one)) === at);
};

/** What works in a programme but is seldom meant. */
export const warn = (programme: Programme): readonly Finding[] => [
  ...warnOfAddresses(programme),
  ...warnOfPools(programme),
  ...warnOfCrowdedDays(programme),
  ...warnOfScores(programme),
  ...warnOfMeasurers(programme),
];
