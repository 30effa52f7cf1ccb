import { alarmsOf } from '../../../domain/agreements/alarms';
import { lifeAfter } from '../../../domain/agreements/changes';
import { outlivesItsEnd, type NonCompete } from '../../../domain/programme/clauses';
import { agreementSentence } from '../../../domain/agreements/sentences';
import type { AgreementRecord } from '../../../domain/agreements/agreements';
import { nonCompeteBegins, nonCompeteDates, nonCompeteEnds } from '../../../domain/agreements/non-competes';
import type { Agreement } from '../../../domain/programme/agreement-plans';

const text = (word: string) => ({ zh: word, en: word });
const withWindow = (nonCompete?: NonCompete): Agreement => ({
  key: 'non-compete',
  title: text('Non-compete'),
  term: { months: 12, convention: 'inclusiveStart' },
  renewal: { kind: 'none' },
  survivesParent: false,
  approval: { groups: ['board'], policy: 'everybody' },
  signatories: ['east', 'west'],
  ...(nonCompete && { nonCompete }),
});
const binding: NonCompete = { binds: ['east'], scope: text('storage'), from: 'effect', months: 2 };
const agreement = withWindow(binding);
const afterwards = withWindow({ ...binding, from: 'end' });
const running: AgreementRecord = {
  state: 'effective',
  round: 1,
  signedOn: {},
  effectiveOn: '2026-01-01',
  expiresOn: '2026-12-31',
};
const ended: AgreementRecord = { ...running, state: 'expired', endedOn: '2026-12-31' };
const about = { agreement: 'non-compete' } as const;
const began = (record: AgreementRecord, on: string) =>
  lifeAfter(agreement, record, { type: 'agreement.nonCompeteBegan', ...about, on, binds: ['east'] });
const until = { on: '2027-02-28', at: '2027-02-28T16:00:00.000Z' };

describe('the window in which parties may not compete', () => {
  test.each([
    ['with the agreement', agreement, running, '2026-01-01'],
    ['with the agreement, also where nobody told so before its end', agreement, ended, '2026-01-01'],
    ['not before the end, where it is to begin with it', afterwards, running, undefined],
    ['on the day after the end', afterwards, ended, '2027-01-01'],
    ['never before the agreement is effective', agreement, { ...running, state: 'signed' }, undefined],
    [
      'never where it lapsed before it took effect',
      agreement,
      { state: 'lapsed', round: 1, signedOn: {}, endedOn: '2026-12-31' },
      undefined,
    ],
    ['never without such a clause', withWindow(), running, undefined],
    ['once', agreement, began(running, '2026-01-01'), undefined],
  ] as const)('opens %s', (_, terms, record, expected) => {
    expect(nonCompeteBegins(terms, record)).toBe(expected);
  });

  test('closes so many months after the last day of the agreement, at the end of a shorter month', () => {
    expect(nonCompeteEnds(agreement, began(running, '2026-01-01'))).toBeUndefined();
    const open = began(ended, '2026-01-01');
    expect(nonCompeteEnds(agreement, open)).toBe('2027-02-28');
    const dated = lifeAfter(agreement, open, { type: 'agreement.nonCompeteDated', ...about, until });
    expect(nonCompeteEnds(agreement, dated)).toBeUndefined();
  });

  test('keeps the agreement alive until it closes by itself', () => {
    expect([outlivesItsEnd(agreement), outlivesItsEnd(withWindow())]).toEqual([true, false]);
    const dated = lifeAfter(agreement, began(ended, '2026-01-01'), {
      type: 'agreement.nonCompeteDated',
      ...about,
      until,
    });
    const survival = lifeAfter(agreement, dated, { type: 'agreement.survives', ...about, clauses: [] });
    const closes = { type: 'agreement.nonCompeteEnded', ...about, on: '2027-02-28' } as const;
    expect(alarmsOf(agreement, survival, {})).toMatchObject([{ at: until.at, happening: closes }]);
    expect(alarmsOf(agreement, lifeAfter(agreement, survival, closes), {})).toMatchObject([
      { happening: { type: 'agreement.closed', on: '2027-02-28' } },
    ]);
  });

  test('is among the coming days of the agreement, as its present end has it until that has come', () => {
    const days = (terms: Agreement, record: AgreementRecord) =>
      nonCompeteDates(terms, record).map(([on, { en }]) => [on, en]);
    const closes = 'The non-compete window closes: storage';
    expect(days(agreement, began(running, '2026-01-01'))).toEqual([['2027-02-28', closes]]);
    expect(days(afterwards, running)).toEqual([
      ['2027-01-01', 'The non-compete window opens: storage'],
      ['2027-02-28', closes],
    ]);
    const early = { on: '2026-06-30', at: '2026-06-30T16:00:00.000Z', why: 'mutual' } as const;
    expect(days(agreement, { ...began(running, '2026-01-01'), end: early })).toEqual([['2026-08-30', closes]]);
    expect(days(agreement, { ...ended, nonCompeteWindow: { from: '2026-01-01', until, isOver: true } })).toEqual([]);
    expect(days(agreement, { ...running, state: 'draft' })).toEqual([]);
  });

  test('is told with the parties that it binds', () => {
    const happening = { type: 'agreement.nonCompeteBegan', ...about, on: '2026-01-01', binds: ['east'] } as const;
    expect(agreementSentence(happening).en).toBe('The non-compete window opened on 1 Jan 2026; it binds east');
  });
});
