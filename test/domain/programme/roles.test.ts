import { lint } from '../../../domain/definition/lint';
import { partyOf } from '../../../domain/programme/parties';
import { peopleOf, rolesOf } from '../../../domain/programme/roles';
import { programmeOf } from '../../support/programmes';
import type { Governance } from '../../../domain/programme/governance';

const plain = programmeOf('stroke-registry.yaml', 'p');

const appointing = (people: Pick<Governance, 'operators' | 'auditors'>) => ({
  ...plain,
  governance: { ...plain.governance, ...people },
});

const staffed = appointing({
  operators: { spree: ['it@spree.example'], manzanares: ['it@manzanares.example'] },
  auditors: { spree: ['audit@spree.example'] },
});

describe('the roles of a programme', () => {
  it.each([
    ['the holder of a seat decides', 'director@spree.example', ['approver'], 'spree'],
    ['a member of the supervisory committee supervises', 'ethics@manzanares.example', ['supervisor'], 'manzanares'],
    ['whoever works in the office is the PMO', 'office@spree.example', ['pmo'], 'spree'],
    ['an operator is named by the definition', 'it@manzanares.example', ['operator'], 'manzanares'],
    ['an auditor is named by the definition', 'audit@spree.example', ['auditor'], 'spree'],
    ['a stranger has none', 'somebody@elsewhere.example', [], undefined],
  ])('%s', (_title, person, roles, party) => {
    expect(rolesOf(staffed, person)).toEqual(roles);
    expect(partyOf(staffed, person)?.key).toBe(party);
    expect(peopleOf(staffed).includes(person)).toBe(roles.length > 0);
  });
});

describe('operators and auditors that cannot be', () => {
  const codes = (people: Pick<Governance, 'operators' | 'auditors'>) =>
    lint(appointing(people), ['weekdays']).map(({ code, path }) => `${code} ${path.join('.')}`);

  it.each([
    [
      'of a party that is not there',
      { operators: { nowhere: ['x@y.example'] } },
      'unknown_party governance.operators.nowhere',
    ],
    [
      'who act for the other party too',
      { operators: { spree: ['office@manzanares.example'] } },
      'person_of_two_parties governance.operators.spree',
    ],
    [
      'who audit what they take part in',
      { auditors: { spree: ['director@spree.example'] } },
      'auditor_takes_part governance.auditors.spree',
    ],
  ])('those %s are found', (_title, people, found) => {
    expect(codes(people as Pick<Governance, 'operators' | 'auditors'>)).toEqual([found]);
  });

  it('somebody of the office may operate as well', () => {
    expect(codes({ operators: { spree: ['office@spree.example'] } })).toEqual([]);
  });
});
