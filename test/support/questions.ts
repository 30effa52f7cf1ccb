import { randomUUID } from 'node:crypto';
import { approvalQuery, decideUpdate, type MatterAsked } from '../../contracts/approval';
import type { Approval, Decision } from '../../domain/approvals/approvals';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { approvalAfter } from '../../domain/approvals/projection';
import type { Policy } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { allSeats } from '../../domain/approvals/seats';
import type { Happening } from '../../domain/record/ledger';
import { isOf } from '../../domain/record/nouns';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { programmeOf } from './programmes';
import { fastForwardTo } from './time';

const text = (word: string) => ({ zh: word, en: word });

export const someContent = { title: text('Study protocol'), summary: [text('As agreed.')], evidence: [] };

/** The steering group (a director and a head of finance of each hospital) decides within five working days, all of them. */
export const aPolicy = (changes: Partial<Policy> = {}): Policy => ({
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'all' } }] }],
  within: { workingDays: 5 },
  remind: [],
  atDeadline: 'expire',
  escalation: [],
  hearEverybody: false,
  requesterMayNotDecide: true,
  hideVotesUntilClose: false,
  identity: 'link',
  ...changes,
});

export const office = 'office@spree.example';

/** The seats of the steering group: director and head of finance of the one hospital, then of the other. */
export const steeringSeats = [
  'spree.steering.director',
  'spree.steering.finance',
  'manzanares.steering.director',
  'manzanares.steering.finance',
] as const;
/** The other of the office's people, whom nothing bars from a request of the first. */
export const colleague = 'office@manzanares.example';

/** Enters the small programme under a key of its own, so that its seats can be asked; none of its processes runs. */
export const enterProgramme = async ({ ledger }: Gatehouse, change = (programme: Programme) => programme) => {
  const definition = change(programmeOf('stroke-registry.yaml', `p${randomUUID().slice(0, 8)}`));
  const { key } = definition;
  const happening = { type: 'programme.started', definition, version: 'v1', by: office } as const;
  await ledger.append([{ programme: key, process: key, number: 1, at: new Date().toISOString(), happening }]);
  return key;
};

/** Something new for the steering group to decide. */
export const aQuestion = (programme: string, changes: Partial<MatterAsked> = {}): MatterAsked => ({
  programme,
  version: 'v1',
  subject: { kind: 'request', key: randomUUID().slice(0, 8) },
  round: 1,
  content: someContent,
  requester: office,
  policy: aPolicy(),
  groups: ['steering'],
  ...changes,
});

/** Asks the steering group about something new; answers the approval's id. */
export const ask = async (
  gatehouse: Gatehouse,
  programme: string,
  changes: Partial<MatterAsked> = {},
  opensAt = new Date().toISOString(),
) => {
  const question = aQuestion(programme, changes);
  const planned = await gatehouse.planner.planApproval({ question, opensAt });
  return gatehouse.processes.startApproval(planned, randomUUID());
};

/** The approval as its process knows it. */
export const stateOf = ({ client }: Gatehouse, id: string): Promise<Approval> =>
  eventually(() => client.workflow.getHandle(id).query(approvalQuery));

/** What the holder of a seat answers, signed in, with a reason. */
export const answer = (approval: Approval, seat: string, changes: Partial<Decision> = {}): Decision => ({
  seat,
  person: allSeats(approval).find(({ id }) => id === seat)?.holder ?? '',
  verdict: 'approve',
  comment: 'because',
  conditions: [],
  round: approval.request.round,
  contentHash: approval.request.contentHash,
  acceptedAt: new Date().toISOString(),
  identity: 'signIn',
  ...changes,
});

/** A seat decides; every call is a request of its own. */
export const decide = async (gatehouse: Gatehouse, id: string, seat: string, changes: Partial<Decision> = {}) =>
  vote(gatehouse, id, answer(await stateOf(gatehouse, id), seat, changes));

/** Everybody who is asked approves, stage after stage, until the approval is closed; its process is asked how it stands only where its answers do not say. */
export const approveAll = async (gatehouse: Gatehouse, id: string, changes: Partial<Decision> = {}): Promise<void> => {
  for (let approval = await stateOf(gatehouse, id); ;) {
    const [seat] = awaitedSeats(approval);
    if (!seat) {
      approval = await stateOf(gatehouse, id);
      continue;
    }
    const { outcome, entries } = await vote(gatehouse, id, answer(approval, seat.id, changes));
    if (outcome !== 'open') return closed(gatehouse, id);
    approval = entries.reduce((now, { happening }) => after(now, happening), approval);
  }
};

const after = (approval: Approval, happening: Happening): Approval =>
  (isOf('approval', happening) && approvalAfter(approval, happening)) || approval;

/** Where a busy machine gives no answer in time it is asked again under the same id: a vote counts once. */
const vote = ({ processes }: Gatehouse, id: string, decision: Decision) => {
  const updateId = randomUUID();
  const cast = () => processes.ask(id, decideUpdate, updateId, decision);
  return cast().catch((error: { readonly code?: string }) => {
    if (error.code !== 'worker_unavailable') throw error;
    return eventually(cast);
  });
};

/** Waits until the approval's process has ended and what it said last is in the read model. */
export const closed = async ({ client, readModel }: Gatehouse, id: string): Promise<void> => {
  await client.workflow.getHandle(id).result();
  await eventually(async () => (await readModel.approval(id))?.state !== 'open');
};

/** What a process told the ledger, in its order: the types, or the entries of one type. */
export const toldBy = async ({ ledger }: Gatehouse, process: string) =>
  (await ledger.entriesOf(process)).map(({ happening }) => happening);

/** Waits until no mail of a programme waits any longer. */
export const delivered = ({ outbox }: Gatehouse, programme: string) =>
  eventually(async () => (await outbox.waiting(programme)).waiting === 0);

/** Empties the mailbox once nothing of an earlier test is on its way to it. */
export const forgetMails = async ({ outbox, mailbox }: Gatehouse): Promise<void> => {
  await eventually(async () => (await outbox.waiting()).waiting === 0);
  await fetch(`${mailbox.url}/api/mails`, { method: 'DELETE' });
};

/** Lets the clock of a process run to an instant, or so many seconds past it; one that ends on the way is as good as there. */
export const skip = (gatehouse: Gatehouse, id: string, until: string, seconds = 0) =>
  fastForwardTo(gatehouse, id, new Date(Date.parse(until) + seconds * 1000).toISOString()).catch((error: Error) => {
    if (!/the execution ended|execution already completed/.test(error.message)) throw error;
  });

/** The same once its programme's mails have left: a clock that runs ahead of them would meet an outage. */
export const wait = async (gatehouse: Gatehouse, id: string, until: string, seconds = 0) => {
  await delivered(gatehouse, id.split(':')[0] ?? '');
  await skip(gatehouse, id, until, seconds);
};

/** Lets an approval's time run out as it does in life: reminder after reminder, and then the deadline. */
export const runOut = async (gatehouse: Gatehouse, id: string): Promise<void> => {
  const { dueAt, reminders } = (await eventually(() => gatehouse.readModel.approval(id))).plan;
  const reminded = async () => (await toldBy(gatehouse, id)).filter(({ type }) => type === 'approval.reminded').length;
  for (const { at } of reminders) {
    const before = await reminded();
    await wait(gatehouse, id, at, 1);
    await eventually(async () => (await reminded()) > before);
  }
  await wait(gatehouse, id, dueAt, 16);
};

/** Refused: the code. */
export const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** The mails in somebody's mailbox, oldest first. */
export const mailsTo = async ({ mailbox }: Gatehouse, person: string) => {
  const response = await fetch(`${mailbox.url}/api/mails?to=${encodeURIComponent(person)}`);
  const { mails } = (await response.json()) as { mails: { id: string; subject: string; messageId: string }[] };
  return mails.reverse();
};

/** Every programme's record is whole. */
export const expectWholeRecords = async ({ ledger }: Gatehouse) => {
  for (const programme of await ledger.programmes()) expect(await ledger.verify(programme)).toMatchObject({ ok: true });
};
