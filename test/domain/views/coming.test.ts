import { evaluationId } from '../../../contracts/evaluation';
import type { AgreementObligation } from '../../../domain/programme/clauses';
import type { TermPlan } from '../../../domain/agreements/life';
import { comingDates, comingDatesOf } from '../../../domain/views/coming';
import type { ComingDate } from '../../../domain/programme/coming-date';
import type { Dispute } from '../../../domain/disputes/disputes';
import type { IpItem } from '../../../domain/ip/ip';
import type { Obligation } from '../../../domain/obligations/obligations';
import type { ProgrammeView, WaitingProgrammeView } from '../../../domain/views/views';
import { waitingOf } from '../../../domain/views/waiting';
import { readCalendars } from '../../../infra/reading/calendars';
import { aPlan, anApproval } from '../../support/approvals';
import { nothingKept, nothingListed } from '../../support/kept';
import { programmeOf } from '../../support/programmes';
import type { MilestoneView } from '../../../domain/phases/views';
import type { AgreementView } from '../../../domain/agreements/views';
import type { EvaluationView } from '../../../domain/evaluations/views';
import type { ApprovalView } from '../../../domain/approvals/views';
import { plannedPhases } from '../../../domain/phases/projection';
import { plannedMilestone } from '../../../domain/phases/milestone-projection';
import { draftAgreement } from '../../../domain/agreements/projection';
import type { Agreement } from '../../../domain/programme/agreement-plans';
import { east, seedFile, west } from '../../support/seed';

const definition = programmeOf(seedFile, 'demo');
const calendars = [...readCalendars('programmes/calendars').values()].filter(({ key }) => key === 'cn');
const office = [`pmo@${east.domain}`, `pmo@${west.domain}`];
const since = '2026-01-01T00:00:00.000Z';
const words = { zh: '', en: '' };

interface Things {
  readonly state?: ProgrammeView['state'];
  readonly phase?: Partial<ProgrammeView['phases'][number]>;
  readonly milestone?: Partial<MilestoneView>;
  readonly framework?: Partial<AgreementView>;
  /** What else the framework agreement says. */
  readonly terms?: Partial<Agreement>;
  readonly approvals?: readonly ApprovalView[];
  readonly evaluations?: readonly EvaluationView[];
  readonly obligations?: readonly Obligation[];
  readonly disputes?: readonly Dispute[];
  readonly ip?: readonly IpItem[];
}

const terms = definition.agreements['framework'] as Agreement;

/** The seed's programme while its first phase runs; the first milestone, the phase and the framework agreement stand as given. */
const viewOf = (things: Things = {}): WaitingProgrammeView => {
  const { state = 'running', approvals = [], evaluations = [], obligations = [], disputes = [], ip = [] } = things;
  const milestones = definition.phases.map((phase, nth) =>
    phase.milestones.map((each, at) => ({
      ...plannedMilestone(each, definition.starts),
      ...(nth === 0 && at === 0 ? things.milestone : {}),
    })),
  );
  const phases = plannedPhases(definition).map((phase, nth) =>
    nth === 0 ? { ...phase, state: 'running' as const, ...things.phase } : phase,
  );
  const agreements = Object.values(definition.agreements).map((each) => ({
    ...draftAgreement(each),
    ...(each.key === 'framework' ? things.framework : {}),
  }));
  const standing = <T>(values: readonly T[]) => values.map((value) => ({ since, value }));
  return {
    ...nothingListed,
    key: definition.key,
    title: definition.title,
    state,
    version: 'v1',
    definition: { ...definition, agreements: { ...definition.agreements, framework: { ...terms, ...things.terms } } },
    phases: phases.map((phase, nth) => ({ ...phase, milestones: milestones[nth] ?? [] })),
    agreements,
    evaluations,
    obligations,
    changes: [],
    timesChanges: [],
    adjustments: [],
    watches: [],
    assessments: [],
    projects: [],
    disputes,
    ip,
    risks: [],
    waiting: waitingOf(definition, {
      ...nothingKept,
      phases: standing(phases),
      milestones: standing(milestones.flat()),
      agreements: standing(agreements),
      evaluations: standing(evaluations),
      obligations: standing(obligations),
      disputes: standing(disputes),
      ip: standing(ip),
      approvals,
    }),
  };
};

const dates = (things: Things = {}, now = '2026-03-03T02:00:00Z') => comingDates(viewOf(things), { now, calendars });
const found = (all: readonly ComingDate[], part: string) => all.filter(({ uid }) => uid.includes(part));
const shown = (all: readonly ComingDate[], part: string) =>
  found(all, part).map(({ uid, on, at, provisional }) => [uid, on ?? at, provisional ? 'provisional' : 'fixed']);

describe('the phases and milestones of a programme', () => {
  test('end on the day of their boundary, and are due as they stand in the baseline', () => {
    const all = dates();
    expect(shown(all, ':phase:')).toEqual([
      ['demo:phase:alignment:end', '2026-06-30', 'fixed'],
      ...definition.phases
        .slice(1)
        .map(({ key }, at) => [`demo:phase:${key}:end`, ['2027-12-31', '2028-12-31'][at], 'fixed']),
    ]);
    expect(shown(all, 'milestone:framework-signed')).toEqual([
      ['demo:milestone:framework-signed', '2026-03-03', 'fixed'],
    ]);
    expect(found(all, ':milestone:')).toHaveLength(12);
  });

  test('a forecast moves the same event, and says how far it is from the baseline', () => {
    const why = { zh: '比基线晚 9 个工作日。', en: '9 working days later.' };
    const slip = { workingDays: 9, tolerated: 10, isOver: false, why };
    const [moved] = found(dates({ milestone: { forecastOn: '2026-03-14', slip } }), 'framework-signed');
    expect(moved).toMatchObject({ uid: 'demo:milestone:framework-signed', on: '2026-03-14' });
    expect(moved?.why.en).toBe('Baseline 2026-03-01. 9 working days later.');
  });

  test.each(['accepted', 'conditionallyAccepted', 'waived', 'failed'] as const)(
    'one that is %s has no date',
    (state) => {
      expect(found(dates({ milestone: { state } }), 'framework-signed')).toEqual([]);
    },
  );

  test('one whose day has passed stays until it is accepted', () => {
    expect(shown(dates({}, '2026-06-03T02:00:00Z'), 'framework-signed')).toHaveLength(1);
  });

  test('of a phase on hold they may move, and its review is a date of its own', () => {
    const cause = { approval: 'demo:gate:alignment:1' };
    const hold = { on: '2026-03-02', reviewOn: '2026-05-06', reviewAt: '2026-05-06T09:00:00+08:00', cause };
    const all = dates({ phase: { state: 'onHold', hold } });
    expect(shown(all, ':phase:alignment:')).toEqual([
      ['demo:phase:alignment:review', '2026-05-06', 'fixed'],
      ['demo:phase:alignment:end', '2026-06-30', 'provisional'],
    ]);
    expect(found(all, ':review')[0]?.people).toEqual(office);
    expect(shown(all, 'framework-signed')).toEqual([['demo:milestone:framework-signed', '2026-03-02', 'provisional']]);
  });

  test('have no dates any more once the programme has ended, or their phase is closed', () => {
    expect(found(dates({ state: 'ended' }), ':phase:')).toEqual([]);
    expect(found(dates({ phase: { state: 'closed' } }), 'framework-signed')).toEqual([]);
  });
});

describe('the dates of an agreement', () => {
  const plan: TermPlan = {
    expiresOn: '2026-12-31',
    endsAt: '2027-01-01T00:00:00+08:00',
    notice: {
      windowOpens: { date: '2026-07-02', why: { zh: '之前 90 天', en: '90 days before' } },
      lastUsefulDay: { date: '2026-09-30', why: words },
      sendBy: '2026-09-30T17:30:00+08:00',
      reminders: [],
      skipped: [],
    },
    provisional: true,
    calendarVersions: {},
  };
  const effective = { state: 'effective', effectiveOn: '2024-01-01', expiresOn: '2026-12-31', plan } as const;
  const framework = (change: Partial<AgreementView>, now?: string) =>
    shown(dates({ framework: { ...effective, ...change } }, now), 'agreement:framework').map(([uid = '', ...rest]) => [
      uid.replace('demo:agreement:framework:', ''),
      ...rest,
    ]);

  test('its notice window, the last useful moment of it and the last day of its term, all as provisional as its calendar', () => {
    expect(framework({})).toEqual([
      ['window:1', '2026-07-02', 'provisional'],
      ['notice:1', '2026-09-30T17:30:00+08:00', 'provisional'],
      ['term:1', '2026-12-31', 'provisional'],
    ]);
  });

  test('a window that is open is no longer to come; the notice waits for the office of each silent party', () => {
    const state = { state: 'expiring', isWindowOpen: true } as const;
    expect(framework(state, '2026-08-03T02:00:00Z').map(([name]) => name)).toEqual(['notice:1', 'term:1']);
    const [notice] = found(dates({ framework: { ...effective, ...state } }), ':notice:');
    expect(notice?.people).toEqual(office);
  });

  test('a further term has dates of its own', () => {
    expect(framework({ term: 2 })[0]?.[0]).toBe('window:2');
  });

  test('an end that is settled stands in place of the term', () => {
    const end = { on: '2026-08-31', at: '2026-09-01T00:00:00+08:00', why: 'mutual' } as const;
    expect(framework({ end })).toEqual([['end', '2026-08-31', 'fixed']]);
  });

  test('a breach to be cured and a version that takes over wait for those who have to act', () => {
    const cure = { on: '2026-04-02', at: '2026-04-03T00:00:00+08:00' };
    const takesOver = { on: '2026-05-01', at: '2026-05-01T00:00:00+08:00' };
    const amendment = {
      version: 2,
      effectiveOn: '2026-05-01',
      approval: 'a',
      takesOver,
      signedOn: { [west.key]: 'x' },
    };
    const signatories = [east.key, west.key];
    const all = dates({ framework: { ...effective, cure, amendment, signatories } });
    expect(shown(all, ':cure')).toEqual([['demo:agreement:framework:cure', '2026-04-02', 'fixed']]);
    expect(found(all, ':cure')[0]?.people).toEqual(office);
    expect(found(all, ':version:2')[0]).toMatchObject({ on: '2026-05-01', people: [`pmo@${east.domain}`] });
  });

  test('what survives it is told until it is over', () => {
    const until = (on: string) => ({ on, at: `${on}T16:00:00Z` });
    const survives = [
      { clause: 'confidentiality', months: 24, until: until('2028-06-30') },
      { clause: 'settlement', months: 6, until: until('2026-01-31'), isOver: true },
    ] as const;
    expect(framework({ state: 'survival', survives })).toEqual([['survival:confidentiality', '2028-06-30', 'fixed']]);
  });

  test('what is owed next under it has a date for its owner until it opens, under the name of the day on which it is due', () => {
    const report: AgreementObligation = {
      key: 'report',
      title: { zh: '季度报告', en: 'quarterly report' },
      owner: west.key,
      opensDays: 30,
      recurs: { every: 'quarterly' },
      restDay: 'next',
    };
    const opens = { on: '2026-06-01', at: '2026-06-01T00:00:00+08:00' };
    const next = { due: '2026-06-30', dueOn: '2026-07-01', opens, provisional: false };
    const register = { report: { after: '2026-03-31', next } };
    const all = dates({ framework: { ...effective, register }, terms: { obligations: [report] } });
    expect(found(all, ':register:')).toMatchObject([
      { uid: 'demo:agreement:framework:register:report:2026-06-30', on: '2026-07-01', people: [`pmo@${west.domain}`] },
    ]);
  });

  test('the window in which its parties may not compete has an end, and a beginning until it has begun', () => {
    const nonCompete = { binds: [east.key], scope: words, from: 'end', months: 12 } as const;
    const window = (change: Partial<AgreementView>) =>
      shown(dates({ framework: { ...effective, ...change }, terms: { nonCompete } }), ':nonCompete:').map(
        ([uid = '', on]) => [uid.replace('demo:agreement:framework:nonCompete:', ''), on],
      );
    expect(window({})).toEqual([
      ['begin', '2027-01-01'],
      ['end', '2027-12-31'],
    ]);
    const until = { on: '2027-12-31', at: '2028-01-01T00:00:00+08:00' };
    const begun = {
      state: 'survival',
      endedOn: '2026-12-31',
      nonCompeteWindow: { from: '2027-01-01', until },
    } as const;
    expect(window(begun)).toEqual([['end', '2027-12-31']]);
  });

  test('the long-stop date counts while a condition is unmet; where no address was written down the office looks after it', () => {
    const [key] = Object.entries(definition.agreements).find(([, { longStop }]) => longStop !== undefined) ?? [''];
    const plan = definition.agreements[key];
    if (!plan?.longStop) throw new Error('The seed has an agreement with a long-stop date.');
    const view = viewOf();
    const agreements = view.agreements.map((each) =>
      each.key === key ? { ...each, state: 'conditionsPending' as const } : each,
    );
    const waiting = waitingOf(definition, {
      ...nothingKept,
      agreements: agreements.map((value) => ({ since, value })),
    });
    const all = comingDates({ ...view, agreements, waiting }, { now: since, calendars });
    expect(found(all, ':longStop')).toMatchObject([{ on: plan.longStop, people: office }]);
  });
});

describe('what keeps a clock of its own', () => {
  test('the figures of the period that runs are due so many working days after it, under the name of their evaluation', () => {
    const [monthly] = found(dates(), ':evaluation:monthly');
    expect(monthly).toMatchObject({ uid: evaluationId('demo', 'monthly', '2026-03'), provisional: false });
    expect(monthly?.at).toBe('2026-04-08T17:30:00+08:00');
    expect(found(dates({}, '2027-02-03T02:00:00Z'), ':evaluation:monthly')[0]?.provisional).toBe(true);
  });

  test('an evaluation that is open waits for the figures from the office', () => {
    const key = evaluationId('demo', 'monthly', '2026-02');
    const open = { key, cycle: 'monthly', period: '2026-02', state: 'collecting', dueAt: '2026-03-06T17:30:00+08:00' };
    const [waiting] = found(dates({ evaluations: [open as EvaluationView] }), key);
    expect(waiting).toMatchObject({ at: open.dueAt, people: office });
  });

  const condition = { text: '补充审计', owner: ` Audit@${east.domain} `, due: '2026-06-30' };
  const obligation: Obligation = {
    key: 'demo:agreement:framework:1:condition:1',
    approval: 'demo:agreement:framework:1',
    condition,
    remindAt: '2026-06-11T09:00:00+08:00',
    dueAt: '2026-07-01T00:00:00+08:00',
    state: 'open',
  };

  test('a condition is due on its day, for its owner', () => {
    const [due] = found(dates({ obligations: [obligation] }), ':condition:1');
    expect(due).toMatchObject({ uid: obligation.key, on: '2026-06-30', people: [`audit@${east.domain}`] });
    expect(
      found(dates({ obligations: [{ ...obligation, state: 'lapsed' }] }, '2026-07-03T02:00:00Z'), ':condition:'),
    ).toHaveLength(1);
  });

  test('a condition that is met has no date, nor one whose clock stands still for a dispute', () => {
    expect(found(dates({ obligations: [{ ...obligation, state: 'fulfilled' }] }), ':condition:')).toEqual([]);
    expect(found(dates({ obligations: [{ ...obligation, stoppedAt: since }] }), ':condition:')).toEqual([]);
  });

  test('a tier of a dispute ends at its instant, provisional where its calendar is; arbitration has no end', () => {
    const clock = { endsAt: '2026-04-01T17:30:00+08:00', remindAt: since, provisional: true };
    const dispute: Dispute = {
      key: 'd1',
      title: '平台延误',
      claim: 'x',
      about: { kind: 'agreement', key: 'framework' },
      party: east.key,
      by: `pmo@${east.domain}`,
      parties: [east.key, west.key],
      state: 'negotiation',
      clock,
    };
    const all = dates({ disputes: [dispute] });
    expect(shown(all, ':dispute:')).toEqual([['demo:dispute:d1:negotiation', clock.endsAt, 'provisional']]);
    expect(found(all, ':dispute:')[0]?.people).toEqual(office);
    const { clock: _, ...arbitration } = { ...dispute, state: 'arbitration' as const };
    expect(found(dates({ disputes: [arbitration] }), ':dispute:')).toEqual([]);
  });

  test('intellectual property has the days that are still to come, none once it is over', () => {
    const on = (name: IpItem['dates'][number]['name'], day: string, provisional = false) => ({
      name,
      on: day,
      reason: words,
      provisional,
      skipped: [],
    });
    const item: IpItem = {
      key: 'mark',
      title: '储能',
      kind: 'trademark',
      isJoint: false,
      party: west.key,
      by: `pmo@${west.domain}`,
      parties: [west.key],
      answers: [],
      state: 'registered',
      dates: [on('renewalOpens', '2026-01-15'), on('expires', '2027-01-15'), on('graceEnds', '2027-07-15', true)],
      accesses: [],
    };
    expect(shown(dates({ ip: [item] }), ':ip:')).toEqual([
      ['demo:ip:mark:expires', '2027-01-15', 'fixed'],
      ['demo:ip:mark:graceEnds', '2027-07-15', 'provisional'],
    ]);
    expect(found(dates({ ip: [{ ...item, state: 'lapsed' }] }), ':ip:')).toEqual([]);
  });
});

describe('the dates of a person', () => {
  const approval = anApproval();
  const id = approval.request.approval;
  const plan = aPlan({ provisional: true });
  const open: ApprovalView = { id, programme: 'demo', approval, state: 'open', plan, openedAt: since };
  const all = dates({ approvals: [open], milestone: { state: 'inProgress' } });
  const own = (person: string, tasks: readonly string[] = []) =>
    comingDatesOf(
      person,
      all,
      tasks.map((each) => ({ approval: each })),
    ).map(({ uid }) => uid);

  test('are the deadlines of their open tasks, whoever asked them, moved as the approval is', () => {
    expect(own('delegate@east.example', [id])).toEqual([id]);
    expect(found(all, id)[0]).toMatchObject({ at: approval.dueAt, provisional: true });
  });

  test('leave out an approval that they have answered, though others are still awaited', () => {
    expect(own('chair@east.example')).toEqual([]);
  });

  test('of somebody in the office are what waits for the office', () => {
    expect(own(`pmo@${west.domain}`)).toEqual([
      'demo:milestone:committee-formed',
      'demo:milestone:integration-plan',
      'demo:milestone:pilot-started',
    ]);
  });

  test('of everybody else are none', () => {
    expect(own(`chair@${west.domain}`)).toEqual([]);
  });
});

test('all come in their order, each under a name of its own', () => {
  const all = dates();
  const days = all.map(({ on, at }) => (on ?? at ?? '').slice(0, 10));
  expect(days).toEqual(days.toSorted());
  expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
});
