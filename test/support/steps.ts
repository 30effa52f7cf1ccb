import type { ProgrammeGlance } from '../../domain/views/views';
import type { Calls } from './calls';
import { eventually } from './eventually';
import type { Mails } from './mails';
import type { ApprovalView } from '../../domain/approvals/views';
import { east, west } from './seed';

/** A running product as its users meet it: HTTP and mails, nothing else. */
export type Product = Calls & { readonly mails: Mails };

interface Opened {
  readonly approval: string;
}

/** What people do with a programme, step by step, over the API; every step waits until its effect can be seen. */
export const stepsIn = ({ get, post, postBy, mails }: Product, programme: string) => {
  const at = `/programmes/${programme}`;

  const must = async <Body>(path: string, body: unknown): Promise<Body> => {
    const answer = await post<Body>(path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };

  const view = async (): Promise<ProgrammeGlance> => (await get<ProgrammeGlance>(at)).body;
  const approvalOf = async (id: string): Promise<ApprovalView> =>
    (await get<ApprovalView>(`/approvals/${encodeURIComponent(id)}`)).body;

  /** Asked, it answers as soon as the programme looks like this. */
  const until = (looksSo: (view: ProgrammeGlance) => unknown): Promise<ProgrammeGlance> =>
    eventually(async () => {
      const now = await view();
      return Boolean(looksSo(now)) && now;
    });

  const seatsOf = async (id: string) =>
    (await eventually(async () => (await approvalOf(id)).approval)).request.stages.flatMap(({ panels }) =>
      panels.flatMap(({ seats }) => seats),
    );

  const holdersOf = async (id: string): Promise<readonly string[]> =>
    (await seatsOf(id)).flatMap(({ holder }) => (holder ? [holder] : []));

  /** Everybody's mail, and with its token everybody's approval, one after another until nothing is awaited any more. */
  const approveByMail = async (id: string, but: readonly string[] = []): Promise<void> => {
    const people = (await holdersOf(id)).filter((person) => !but.includes(person));
    for (const link of await mails.linksTo(people, id)) {
      const decided = await postBy<{ outcome: string }>(link, `/approvals/${encodeURIComponent(id)}/decisions`, {
        verdict: 'approve',
      });
      if (decided.status !== 201) throw new Error(JSON.stringify(decided.body));
      if (decided.body.outcome !== 'open') return;
    }
  };

  const submitAgreement = async (key: string): Promise<string> => {
    const draft = { title: `${key}（送审稿）`, summary: ['请审议。'], evidence: [{ kind: 'document', title: key }] };
    return (await must<Opened>(`${at}/agreements/${key}/submissions`, draft)).approval;
  };

  const stateOf = ({ agreements }: ProgrammeGlance, key: string) => agreements.find((each) => each.key === key)?.state;

  /** Both parties sign what was approved; effective when the last has signed. */
  const sign = async (key: string): Promise<void> => {
    await until((now) => stateOf(now, key) === 'signing');
    for (const party of [east.key, west.key])
      await must(`${at}/agreements/${key}/signatures`, {
        party,
        signatory: '授权代表',
        signedOn: new Date().toISOString().slice(0, 10),
        documentHash: 'ab'.repeat(32),
      });
    await until((now) => stateOf(now, key) === 'effective');
  };

  const submitMilestone = async (key: string, kind: 'document' | 'minutes' | 'number'): Promise<string> => {
    const evidence = [{ kind, title: `${key}.pdf`, hash: 'cd'.repeat(32) }];
    // What a milestone depends on is told to its phase a moment after it has come true.
    return eventually(async () => {
      const { status, body } = await post<Opened & { readonly code?: string }>(`${at}/milestones/${key}/submissions`, {
        evidence,
        note: '请验收。',
      });
      if (status < 300) return body.approval;
      if (body.code === 'needs_unmet') return undefined;
      throw new Error(`${key} answered ${status}: ${JSON.stringify(body)}`);
    });
  };

  const isAccepted = ({ phases }: ProgrammeGlance, key: string) =>
    phases.some(({ milestones }) => milestones.some((each) => each.key === key && each.state === 'accepted'));

  return {
    view,
    until,
    approvalOf,
    holdersOf,
    seatsOf,
    approveByMail,
    submitAgreement,
    sign,
    stateOf,
    isAccepted,
    /** Submitted, approved by mail, signed by both. */
    concludeAgreement: async (key: string): Promise<void> => {
      await approveByMail(await submitAgreement(key));
      await sign(key);
    },
    /** Opened under its effective agreement, its budget approved by mail: it runs. Its money is of no fund, so that it awaits no draw. */
    startProject: async (key: string, mode: string): Promise<void> => {
      const budget = { amount: '120000000' };
      await must(`${at}/projects`, { key, title: `项目 ${key}`, mode, budget, note: '请审批。' });
      const seen = ({ projects }: ProgrammeGlance) => projects.find((each) => each.key === key);
      const asked = await until((now) => seen(now)?.budgetApproval.approval);
      await approveByMail(seen(asked)?.budgetApproval.approval ?? '');
      await until((now) => seen(now)?.state === 'running');
    },
    /** Submitted with evidence and accepted by mail. */
    acceptMilestone: async (key: string, kind: 'document' | 'minutes' | 'number'): Promise<void> => {
      await approveByMail(await submitMilestone(key, kind));
      await until((now) => isAccepted(now, key));
    },
    requestGate: async (phase: string): Promise<string> =>
      (await must<Opened>(`${at}/phases/${phase}/gate`, { note: '四项里程碑均已验收。' })).approval,
  };
};

export type Steps = ReturnType<typeof stepsIn>;
