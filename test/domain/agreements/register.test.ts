import { alarmsOf } from '../../../domain/agreements/alarms';
import { lifeAfter } from '../../../domain/agreements/changes';
import type { AgreementObligation } from '../../../domain/programme/clauses';
import {
  nextOccurrences,
  owedAfter,
  owedNews,
  owing,
  toPlan,
  type Occurrence,
} from '../../../domain/agreements/register-clock';
import type { AgreementRecord } from '../../../domain/agreements/agreements';
import { lettersOf } from '../../../domain/letters/letters';
import type { Obligation } from '../../../domain/obligations/obligations';
import type { Programme } from '../../../domain/programme/programme';
import { registerOf } from '../../../domain/agreements/registers';
import { isSuspended, suspensionOf } from '../../../domain/obligations/tolling';
import { obligationsWait } from '../../../domain/obligations/waiting';
import type { AgreementView } from '../../../domain/agreements/views';
import type { Agreement } from '../../../domain/programme/agreement-plans';

const text = (word: string) => ({ zh: word, en: word });
const report: AgreementObligation = {
  key: 'report',
  title: text('Report'),
  owner: 'east',
  recurs: { every: 'monthly', day: 31 },
  restDay: 'next',
  opensDays: 10,
};
const deletion: AgreementObligation = { ...report, key: 'deletion', survives: 'confidentiality' };
const agreement: Agreement = {
  key: 'framework',
  title: text('Framework'),
  term: { months: 12, convention: 'inclusiveStart' },
  renewal: { kind: 'none' },
  survivesParent: false,
  approval: { groups: ['board'], policy: 'everybody' },
  signatories: ['east', 'west'],
  obligations: [report, deletion],
};
const running = (change: Partial<AgreementRecord> = {}): AgreementRecord => ({
  state: 'effective',
  round: 1,
  signedOn: {},
  effectiveOn: '2026-01-10',
  expiresOn: '2027-01-09',
  ...change,
});
const on = (due: string): Occurrence => ({
  due,
  dueOn: due,
  opens: { on: due, at: `${due}T01:00:00.000Z` },
  provisional: false,
});
const planned = (record: AgreementRecord, due: string, key = 'report', until = record.expiresOn ?? '') =>
  lifeAfter(agreement, record, {
    type: 'agreement.obligationPlanned',
    agreement: 'framework',
    obligation: key,
    clock: { after: record.register?.[key]?.after ?? record.effectiveOn ?? '', until, next: on(due) },
  });
const opened = (record: AgreementRecord, due: string, key = 'report') =>
  lifeAfter(agreement, record, {
    type: 'agreement.obligationOpened',
    agreement: 'framework',
    obligation: key,
    due,
    dueOn: due,
  });
const waitingFor = (record: AgreementRecord) =>
  toPlan(agreement, record).map(({ obligation: { key }, after, until }) => [key, after, until]);

describe('the obligations register of an agreement', () => {
  test('says of each obligation when it is due next, from the first day of the agreement to its last', () => {
    expect(waitingFor(running())).toEqual([
      ['report', '2026-01-10', '2027-01-09'],
      ['deletion', '2026-01-10', '2027-01-09'],
    ]);
    const first = planned(planned(running(), '2026-02-28'), '2026-02-28', 'deletion');
    expect(waitingFor(first)).toEqual([]);
    expect(waitingFor(opened(first, '2026-02-28'))).toEqual([['report', '2026-02-28', '2027-01-09']]);
  });

  test('asks again once the agreement ends on another day, where nothing was due any more', () => {
    const done = lifeAfter(agreement, planned(running(), '2026-02-28', 'deletion'), {
      type: 'agreement.obligationPlanned',
      agreement: 'framework',
      obligation: 'report',
      clock: { after: '2026-12-31', until: '2027-01-09' },
    });
    expect(waitingFor(done)).toEqual([]);
    expect(waitingFor({ ...done, expiresOn: '2028-01-09' })).toEqual([['report', '2026-12-31', '2028-01-09']]);
  });

  test('opens each in time, nothing while it is suspended, and nothing that is due after an early end', () => {
    const record = planned(running(), '2026-02-28');
    const types = (life: AgreementRecord) => alarmsOf(agreement, life, {}).map(({ happening }) => happening.type);
    expect(alarmsOf(agreement, record, {})).toMatchObject([
      {
        at: '2026-02-28T01:00:00.000Z',
        happening: { type: 'agreement.obligationOpened', obligation: 'report', due: '2026-02-28' },
      },
    ]);
    expect(types({ ...record, state: 'suspended' })).toEqual([]);
    const end = { on: '2026-02-20', at: '2026-02-20T16:00:00.000Z', why: 'mutual' } as const;
    expect(types({ ...record, end })).toEqual(['agreement.terminated']);
    expect(nextOccurrences(agreement, { ...record, end })).toEqual([]);
  });

  test('leaves out what would have been due while the agreement was suspended', () => {
    const suspended: AgreementRecord = { ...planned(running(), '2026-02-28'), state: 'suspended' };
    const about = { agreement: 'framework', approval: 'a' };
    const resumed = lifeAfter(agreement, suspended, { type: 'agreement.resumed', ...about, on: '2026-06-15' });
    expect(waitingFor(resumed)[0]).toEqual(['report', '2026-06-14', '2027-01-09']);
    const early = lifeAfter(agreement, opened(suspended, '2026-02-28'), {
      type: 'agreement.resumed',
      ...about,
      on: '2026-02-20',
    });
    expect(waitingFor(early)[0]).toEqual(['report', '2026-02-28', '2027-01-09']);
  });

  test('goes on after the end with what survives it, and with nothing else', () => {
    const until = { on: '2027-07-31', at: '2027-07-31T16:00:00.000Z' };
    const clause = { clause: 'confidentiality', months: 6, until } as const;
    const survival = running({ state: 'survival', endedOn: '2027-01-09', survives: [clause] });
    expect(waitingFor(survival)).toEqual([['deletion', '2026-01-10', '2027-07-31']]);
    expect(waitingFor({ ...survival, survives: [{ ...clause, isOver: true }] })).toEqual([]);
    expect(waitingFor(running({ state: 'terminated', endedOn: '2027-01-09' }))).toEqual([]);
  });
});

describe('what is open under an agreement', () => {
  const owed = (due: string, key = 'report') => ({ process: `p:${key}:${due}`, obligation: key, due });
  const told = (life: AgreementRecord, all: ReturnType<typeof owedAfter>) =>
    owedNews(agreement, life, all).map(({ owed: { process }, is }) => [process, is]);

  test('stands still while the agreement is suspended, and goes on once', () => {
    const all = [owed('2026-02-28')];
    const suspended = running({ state: 'suspended' });
    expect(told(running(), all)).toEqual([]);
    expect(told(suspended, all)).toEqual([['p:report:2026-02-28', 'stopped']]);
    const stopped = owedAfter(all, owedNews(agreement, suspended, all));
    expect(told(suspended, stopped)).toEqual([]);
    expect(told(running(), stopped)).toEqual([['p:report:2026-02-28', 'resumed']]);
    expect(owedAfter(stopped, owedNews(agreement, running(), stopped))).toEqual(all);
  });

  test('is owed no more when the agreement ended before it was due, unless it survives; what was due before is still owed', () => {
    const all = [owed('2026-01-31'), owed('2026-02-28'), owed('2026-02-28', 'deletion')];
    const clause = {
      clause: 'confidentiality',
      months: 6,
      until: { on: '2026-07-31', at: '2026-07-31T16:00:00.000Z' },
    } as const;
    const ended = running({ state: 'survival', endedOn: '2026-02-10', survives: [clause] });
    const news = owedNews(agreement, ended, all);
    expect(told(ended, all)).toEqual([['p:report:2026-02-28', 'released']]);
    expect(owedAfter(all, news).map(({ process }) => process)).toEqual([
      'p:report:2026-01-31',
      'p:deletion:2026-02-28',
    ]);
  });

  test('is kept in mind until its day', () => {
    expect(owing([owed('2026-01-31'), owed('2026-02-28')], owed('2026-03-31'), '2026-02-15')).toEqual([
      owed('2026-02-28'),
      owed('2026-03-31'),
    ]);
  });

  const anObligation = (change: Partial<Obligation> = {}): Obligation => ({
    key: 'p:agreement:framework:obligation:report:2026-02-28',
    under: { agreement: 'framework', obligation: 'report' },
    condition: { text: 'Report', owner: 'office@east.example', due: '2026-02-28' },
    dueAt: '2026-03-01T00:00:00+08:00',
    remindAt: '2026-02-20T09:00:00+08:00',
    state: 'open',
    ...change,
  });

  test('is listed with what was and what comes', () => {
    const programme = { agreements: { framework: agreement } } as unknown as Programme;
    const view = { ...planned(running(), '2026-03-31'), key: 'framework', title: text('F'), signedBy: [] };
    const all = [
      anObligation(),
      anObligation({ key: 'other', under: { agreement: 'another', obligation: 'report' } }),
      anObligation({ key: 'earlier', state: 'fulfilled' }),
      anObligation({ key: 'dropped', state: 'released' }),
    ];
    const register = registerOf(programme, view as AgreementView, all);
    expect(register.open.map(({ key }) => key)).toEqual([anObligation().key]);
    expect(register.past.map(({ key }) => key)).toEqual(['earlier', 'dropped']);
    expect(register.next).toMatchObject([{ obligation: 'report', owner: 'east', dueOn: '2026-03-31' }]);
  });

  test('is escalated once it has lapsed to those who oversee the programme', () => {
    const happening = { type: 'obligation.escalated', obligation: 'x', to: ['chair@east.example'] } as const;
    const entry = { programme: 'p', process: 'x', number: 4, at: '2026-03-01T00:00:00Z', happening };
    expect(lettersOf(entry, { office: [] })).toMatchObject([
      { to: 'chair@east.example', kind: 'obligationLapsed', about: 'x' },
    ]);
  });

  test('waits for its owner, and says whether a dispute or the suspension of the agreement stops its clock', () => {
    const waits = (change: Partial<Obligation>) =>
      obligationsWait([{ since: '2026-02-18T01:00:00Z', value: anObligation(change) }]);
    expect(waits({})).toMatchObject([{ what: { en: 'Obligation: Report' }, dueAt: '2026-03-01T00:00:00+08:00' }]);
    expect(waits({ state: 'released' })).toEqual([]);
    const stoppedAt = '2026-02-20T01:00:00Z';
    const suspended = { stoppedAt, disputes: [suspensionOf('framework')] };
    expect(waits(suspended)[0]?.then.en).toContain('while the agreement is suspended');
    expect(isSuspended({ disputes: [...suspended.disputes, 'audit'] })).toBe(false);
    expect(waits({ stoppedAt, disputes: ['audit'] })[0]?.then.en).toContain('while it is disputed');
  });
});
