import { randomUUID } from 'node:crypto';
import type { Programme } from '../../domain/programme/programme';
import type { ProgrammeView } from '../../domain/views/views';
import type { App } from './app';
import { atOnce } from './at-once';
import { eventually } from './eventually';
import { programmeOf } from './programmes';
import { approveAll, closed, decide } from './questions';
import type { AgreementView } from '../../domain/agreements/views';
import type { ApprovalView } from '../../domain/approvals/views';
import { east, seedFile, west } from './seed';

const holiday = { zh: '节假日', en: 'public holiday' };
const daysOf = (year: number) =>
  ['01-01', ...[1, 2, 3, 4, 5].map((day) => `05-0${day}`), ...[1, 2, 3, 4, 5, 6, 7].map((day) => `10-0${day}`)].map(
    (day) => [`${year}-${day}`, holiday] as const,
  );

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

interface Opened {
  readonly approval: string;
}

const document = { kind: 'document', title: 'report.pdf', hash: 'ab'.repeat(32) };
const minutes = { kind: 'minutes', title: 'minutes.pdf', hash: 'cd'.repeat(32) };
const number = { kind: 'number', title: 'counted', value: '120' };
const evidence = [document, minutes, number];

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

  /** Of every evaluation that waits for figures: they are reported, and its groups sign the score off. */
  const evaluate = async () => {
    const open = (await view()).evaluations.filter(({ state }) => state === 'collecting');
    await atOnce(open, async ({ cycle, period }) => {
      const actuals = { market: '21', finance: '31', technology: '10', cooperation: '96', brand: '4' };
      const known = Object.entries(actuals).filter(([kpi]) => cycle !== 'monthly' || kpi === 'cooperation');
      const report = { actuals: Object.fromEntries(known), notes: '' };
      await approveAll(app, (await must(`/evaluations/${cycle}/${period}/actuals`, report)).approval);
    });
  };

  return {
    must,
    view,
    dispute,
    evaluate,
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
    /** A project is opened, its budget approved, its stages passed, its commissioning accepted. */
    land: async (key: string, mode: string, stages: readonly string[], isOverseas = false) => {
      const budget = { amount: '120000000', fund: 'project' };
      const title = { zh: `项目 ${key}`, en: `Project ${key}` };
      await must('/projects', { key, title, mode, budget, overseas: isOverseas, note: '请审批。' });
      const asked = await until(({ projects }) => projects.find((each) => each.key === key)?.budgetApproval.approval);
      await approveAll(app, asked);
      await project(key, 'running');
      for (const stage of stages)
        await eventually(() => must(`/projects/${key}/stages`, { stage, evidence, note: '' }));
      const { approval } = await eventually(() =>
        must<Opened>(`/projects/${key}/commissioning`, { evidence, note: '' }),
      );
      await approveAll(app, approval);
      await project(key, 'landed');
    },
  };
};
