import { randomUUID } from 'node:crypto';
import type { Programme } from '../../domain/programme/programme';
import type { Risk } from '../../domain/risks/risks';
import type { ProgrammeView } from '../../domain/views/views';
import { signalsOf } from '../../domain/programme/strategy-plans';
import type { App } from './app';
import { atOnce } from './at-once';
import { eventually } from './eventually';
import { programmeOf } from './programmes';
import { approveAll, closed, decide } from './questions';
import type { AgreementView } from '../../domain/agreements/views';
import type { ApprovalView } from '../../domain/approvals/views';
import type { EvaluationView } from '../../domain/evaluations/views';
import { east, seedFile, west } from './seed';

const holiday = { zh: '节假日', en: 'public holiday' };
const daysOf = (year: number) =>
  ['01-01', ...[1, 2, 3, 4, 5].map((day) => `05-0${day}`), ...[1, 2, 3, 4, 5, 6, 7].map((day) => `10-0${day}`)].map(
    (day) => [`${year}-${day}`, holiday] as const,
  );

/** When half of its term is over and the strategy is assessed. */
const halfTime = '2031-07-01';

/** The seed's programme from 2030 on, with a calendar that is published until the end of 2032. */
export const seedFrom2030 = (key: string): Programme => {
  const seed = programmeOf(seedFile, key);
  const agreements = Object.values(seed.agreements).map((each) => [
    each.key,
    each.longStop ? { ...each, longStop: '2032-12-31' } : each,
  ]);
  return {
    ...seed,
    starts: '2030-01-01',
    strategy: {
      ...seed.strategy,
      signals: signalsOf(seed).map((each) => (each.on === undefined ? each : { ...each, on: halfTime })),
    },
    agreements: Object.fromEntries(agreements) as Programme['agreements'],
    calendars: {
      cn: {
        key: 'cn',
        version: '2032.1',
        zone: 'Asia/Shanghai',
        weekend: [6, 7],
        holidays: Object.fromEntries([2030, 2031, 2032].flatMap(daysOf)),
        makeUpWorkdays: { '2032-10-09': { zh: '国庆节调休上班日', en: 'make-up workday for National Day' } },
        workingHours: { from: '09:00', to: '17:30' },
        cutOff: '17:30',
        publishedFrom: '2030-01-01',
        publishedThrough: '2032-12-31',
      },
    },
  };
};

type Figures = Readonly<Record<string, string>>;

/** What is reported of an indicator or a guard; of others what is likely. */
const figures: Figures = { market: '21', finance: '31', 'guard.satisfaction': '93' };
const likely = { number: '95', level: '4', points: '90', passFail: 'pass' } as const;

interface Opened {
  readonly approval: string;
}

const document = { kind: 'document', title: 'report.pdf', hash: 'ab'.repeat(32) };
const minutes = { kind: 'minutes', title: 'minutes.pdf', hash: 'cd'.repeat(32) };
const number = { kind: 'number', title: 'counted', value: '120' };
/** What is shown where a document, minutes or a number are asked for. */
export const evidence = [document, minutes, number];

/** What the office does over HTTP in a programme of years, and what people decide; each step waits until it can be seen. */
export const officeOf = (app: App, programme: string) => {
  const at = `/programmes/${programme}`;

  const must = async <Body = Opened>(path: string, body: unknown): Promise<Body> => {
    const headers = { 'idempotency-key': randomUUID() };
    // Where a busy machine gives no answer in time it is asked again: it counts once.
    const answer = await eventually(async () => {
      const given = await app.post<Body>(`${at}${path}`, body, headers);
      return given.status !== 503 && given;
    });
    if (answer.status < 300) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  /** Somebody who is signed in does it in their own name. */
  const mustAs = async <Body>(person: string, path: string, body: object): Promise<Body> => {
    const answer = await app.postAs<Body>(person, `${at}${path}`, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  const view = async () => (await app.get<ProgrammeView>(at)).body;
  const until = <Seen>(find: (now: ProgrammeView) => Seen | undefined | false) =>
    eventually(async () => find(await view()));
  const agreement = (key: string) => ({
    comesTo: (state: AgreementView['state']) =>
      until(({ agreements }) => agreements.find((each) => each.key === key && each.state === state)),
    seen: async () => (await app.get<AgreementView>(`${at}/agreements/${key}`)).body,
  });
  const phase = (key: string, state: string) =>
    until(({ phases }) => phases.find((each) => each.key === key && each.state === state));
  const milestone = (key: string, state: string) =>
    until(({ phases }) =>
      phases.flatMap(({ milestones }) => milestones).find((each) => each.key === key && each.state === state),
    );
  const project = (key: string, state: string) =>
    until(({ projects }) => projects.find((each) => each.key === key && each.state === state));

  const sign = async (key: string, on: string) => {
    for (const party of [east.key, west.key])
      await must(`/agreements/${key}/signatures`, {
        party,
        signatory: '授权代表',
        signedOn: on,
        documentHash: 'ab'.repeat(32),
      });
  };

  const dispute = (key: string, state: string) =>
    until(({ disputes }) => disputes.find((each) => each.key === key && each.state === state));

  /** Whoever is to sign a score off, or to assess the strategy, does so at once: as they are asked, whatever the time has come to since. */
  const signOff = async () => {
    const open = (await app.readModel.approvalsDue(programme, 100)).filter(({ approval: { request } }) =>
      ['evaluation', 'assessment'].includes(request.subject.kind),
    );
    await atOnce(open, ({ id, openedAt }) => approveAll(app, id, { acceptedAt: openedAt }));
  };

  /** What the office reports for everybody whom an evaluation asks; what is counted from the record nobody reports. */
  const reported = ({ asked = [] }: EvaluationView, others: Figures) =>
    Object.fromEntries(
      asked
        .filter(({ isReserve }) => !isReserve)
        .flatMap(({ key, wants }) =>
          wants.map(({ of, as }) => [wants.length === 1 ? key : of, others[of] ?? figures[of] ?? likely[as]]),
        ),
    );

  /** Of every evaluation that waits for figures: they are reported, and its groups sign the score off. */
  const evaluate = async (others: Figures = {}) => {
    const open = (await view()).evaluations.filter(({ state }) => state === 'collecting');
    await atOnce(open, async (each) => {
      const report = { actuals: reported(each, others), notes: '' };
      await approveAll(app, (await must(`/evaluations/${each.cycle}/${each.period}/actuals`, report)).approval);
    });
    await signOff();
  };

  const improvement = (key: string, state: string) =>
    until(({ improvements }) => improvements.find((each) => each.key === key && each.state === state));
  const risk = (key: string, isMeant: (risk: Risk) => boolean | undefined) =>
    until(({ risks }) => risks.find((each) => each.key === key && isMeant(each)));

  /** What was agreed against the risks is done, and those whose review is due are reviewed, on that day. */
  const treatRisks = async (on: string) => {
    const { risks, obligations } = await view();
    const actions = obligations.filter(
      ({ risk: of, state }) => of !== undefined && (state === 'open' || state === 'lapsed'),
    );
    await atOnce(actions, ({ key }) =>
      must(`/obligations/${encodeURIComponent(key)}/fulfilments`, { evidence: '已落实。' }),
    );
    const due = risks.filter(({ review }) => review && review.on <= on);
    await atOnce(due, ({ key }) => must(`/risks/${key}/reviews`, { note: '措施已落实。', by: `pmo@${east.domain}` }));
    await until(({ risks: now }) => now.every(({ isOverdue }) => !isOverdue));
  };

  /** A problem's cause is found, a plan for it approved, its measure met, and that reported; the other company verifies later. */
  const mend = async (
    key: string,
    {
      cause,
      on,
      due,
      ...told
    }: { readonly cause: string; readonly on: string; readonly due: string; readonly criterion?: object },
  ) => {
    const [by, at] = [`pmo@${east.domain}`, `/improvements/${key}`];
    await improvement(key, 'analysis');
    await must(`${at}/analysis`, { cause, method: '五问法', by });
    const measures = [{ text: '值班表', owner: `service@${east.domain}`, due }];
    const { approval } = await must(`${at}/plan`, { measures, implementer: east.key, by, ...told });
    await approveAll(app, approval);
    const owed = await until(({ obligations }) => obligations.find((each) => each.approval === approval));
    await must(`/obligations/${encodeURIComponent(owed.key)}/fulfilments`, { evidence: '已排班。' });
    await until(({ obligations }) => obligations.find((each) => each.key === owed.key && each.state === 'fulfilled'));
    await improvement(key, 'implementation');
    await must(`${at}/implementation`, { who: '客户服务部', on, evidence: [document], by });
    await improvement(key, 'verification');
  };

  /** What somebody of the other company finds when they look whether an improvement works. */
  const verify = (key: string, measured: string) =>
    mustAs(`service@${west.domain}`, `/improvements/${key}/verification`, { measured, evidence });

  /** A project is opened, and its budget approved: it runs. */
  const begin = async (key: string, mode: string, isOverseas = false) => {
    const budget = { amount: '120000000', fund: 'project' };
    const title = { zh: `项目 ${key}`, en: `Project ${key}` };
    await must('/projects', { key, title, mode, budget, overseas: isOverseas, note: '请审批。' });
    const asked = await until(({ projects }) => projects.find((each) => each.key === key)?.budgetApproval.approval);
    await approveAll(app, asked);
    await project(key, 'running');
  };

  /** Its stages are passed, and its commissioning is accepted. */
  const commission = async (key: string, stages: readonly string[]) => {
    for (const stage of stages) await eventually(() => must(`/projects/${key}/stages`, { stage, evidence, note: '' }));
    const { approval } = await eventually(() => must<Opened>(`/projects/${key}/commissioning`, { evidence, note: '' }));
    await approveAll(app, approval);
    await project(key, 'landed');
  };

  return {
    must,
    mustAs,
    view,
    mend,
    verify,
    improvement,
    risk,
    treatRisks,
    dispute,
    evaluate,
    signOff,
    until,
    agreement,
    phase,
    milestone,
    project,
    sign,
    approve: (id: string) => approveAll(app, id),
    approvalOf: async (id: string) => (await app.get<ApprovalView>(`/approvals/${encodeURIComponent(id)}`)).body,
    /** Drafted, approved by everybody, signed by both on that day, effective. */
    conclude: async (key: string, on: string) => {
      const draft = { title: `${key}（送审稿）`, summary: ['请审议。'], evidence: [document] };
      const { approval } = await eventually(() => must<Opened>(`/agreements/${key}/submissions`, draft));
      await approveAll(app, approval);
      await agreement(key).comesTo('signing');
      await sign(key, on);
      await agreement(key).comesTo('effective');
    },
    /** Something is put before an agreement's groups, who approve. */
    proposed: async (key: string, verb: string, body: object) =>
      approveAll(app, (await must(`/agreements/${key}/${verb}`, body)).approval),
    accept: async (key: string) => {
      const { approval } = await eventually(() =>
        must<Opened>(`/milestones/${key}/submissions`, { evidence, note: '请验收。' }),
      );
      await approveAll(app, approval);
      await milestone(key, 'accepted');
    },
    /** The office proposes, and the gate's groups approve. */
    gate: async (key: string, request: object = {}) => {
      const { approval } = await eventually(() =>
        must<Opened>(`/phases/${key}/gate`, { note: '请审议。', ...request }),
      );
      await approveAll(app, approval);
      return approval;
    },
    /** The same, but somebody sends it back. */
    sentBack: async (key: string, seat: string, request: object) => {
      const { approval } = await eventually(() =>
        must<Opened>(`/phases/${key}/gate`, { note: '请审议。', ...request }),
      );
      await decide(app, approval, seat, { verdict: 'requestChanges' });
      await closed(app, approval);
    },
    begin,
    commission,
    land: async (key: string, mode: string, stages: readonly string[], isOverseas = false) => {
      await begin(key, mode, isOverseas);
      await commission(key, stages);
    },
  };
};
