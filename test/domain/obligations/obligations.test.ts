import type { DomainError } from '../../../domain/shared/errors';
import type { Happening } from '../../../domain/record/ledger';
import { lettersOf } from '../../../domain/letters/letters';
import {
  assertMayFulfil,
  fulfil,
  lapse,
  mayFulfil,
  ownerOf,
  type Obligation,
} from '../../../domain/obligations/obligations';
import type { Programme } from '../../../domain/programme/programme';
import { obligationAfter } from '../../../domain/obligations/projection';
import { obligationsWait } from '../../../domain/obligations/waiting';

const office = 'office@east.example';
const owner = 'auditor@west.example';
const programme = { governance: { office: { people: { east: office } } } } as unknown as Programme;
const anObligation = (changes: Partial<Obligation> = {}): Obligation => ({
  key: 'east-west:agreement:framework:1:condition:1',
  approval: 'east-west:agreement:framework:1',
  condition: { text: 'an audit', owner: ' Auditor@west.example ', due: '2026-06-30' },
  remindAt: '2026-06-11T09:00:00+08:00',
  dueAt: '2026-07-01T00:00:00+08:00',
  state: 'open',
  ...changes,
});
const met = { evidence: 'report 17', by: owner, at: '2026-06-20T02:00:00Z' };
const named = anObligation({ condition: { text: 'an audit', owner: '审计部', due: '2026-06-30' } });

const codeOf = (obligation: Obligation, evidence = met.evidence) => {
  try {
    assertMayFulfil(obligation, { ...met, evidence });
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('a condition of an approval', () => {
  test('is met once, with evidence, late as well', () => {
    expect(codeOf(anObligation())).toBe('accepted');
    expect(codeOf(lapse(anObligation()))).toBe('accepted');
    expect(codeOf(anObligation(), ' ')).toBe('comment_required');
    expect(codeOf(fulfil(anObligation(), met))).toBe('obligation_fulfilled');
  });

  test('lapses when its day has passed, unless it is met', () => {
    expect(lapse(anObligation()).state).toBe('lapsed');
    expect(lapse(fulfil(anObligation(), met))).toMatchObject({ state: 'fulfilled', fulfilment: met });
  });

  test('is reported as met by its owner or the office, by nobody else', () => {
    expect(ownerOf(anObligation())).toBe(owner);
    expect(ownerOf(named)).toBeUndefined();
    const may = (person: string) => mayFulfil(anObligation(), programme, person);
    expect([owner, office, 'chair@west.example'].map(may)).toEqual([true, true, false]);
  });

  test('is told to its owner, in place of an owner without an address to the office, and to both once it has lapsed', () => {
    const told = (happening: Happening) =>
      lettersOf({ programme: 'east-west', process: 'x', number: 1, at: met.at, happening }, { office: [office] }).map(
        ({ to, kind, about }) => [to, kind, about],
      );
    const { key } = named;
    expect(told({ type: 'obligation.opened', obligation: key, owner, opened: anObligation() })).toEqual([
      [owner, 'obligationOpened', key],
    ]);
    expect(told({ type: 'obligation.reminded', obligation: key, owner })).toEqual([[owner, 'obligationReminded', key]]);
    expect(told({ type: 'obligation.reminded', obligation: key })).toEqual([[office, 'obligationReminded', key]]);
    expect(told({ type: 'obligation.lapsed', obligation: key, owner })).toEqual([
      [owner, 'obligationLapsed', key],
      [office, 'obligationLapsed', key],
    ]);
    expect(told({ type: 'obligation.fulfilled', obligation: key, fulfilment: met })).toEqual([]);
  });

  test('waits on its owner until its day, and goes on waiting once it has lapsed, until it is met', () => {
    const lapsed = obligationAfter(anObligation(), { type: 'obligation.lapsed', obligation: 'x' });
    const done = obligationAfter(lapsed, { type: 'obligation.fulfilled', obligation: 'x', fulfilment: met });
    expect(obligationAfter(lapsed, { type: 'obligation.reminded', obligation: 'x' })).toBe(lapsed);
    const waits = obligationsWait([anObligation(), lapsed, done].map((value) => ({ since: met.at, value })));
    expect(waits).toMatchObject([
      { kind: 'obligation', on: [{ person: owner }], dueAt: anObligation().dueAt },
      { kind: 'obligation', on: [{ person: owner }] },
    ]);
    expect(waits[0]?.then.en).toContain('reminded before');
    expect(waits[1]?.then.en).toContain('has lapsed');
    expect(obligationsWait([{ since: met.at, value: named }])[0]?.on[0]?.person).toBe('审计部');
  });
});
