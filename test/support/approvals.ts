import type {
  Approval,
  ApprovalRequest,
  Decision,
  Panel,
  Stage,
  StagePlan,
  Verdict,
} from '../../domain/approvals/approvals';
import { open } from '../../domain/approvals/steps';
import type { Titles } from '../../domain/programme/titles';
import type { Seat } from '../../domain/programme/governance';

const text = (word: string) => ({ zh: word, en: word });

/** What the parties `east` and `west` are called. */
export const someTitles: Titles = {
  parties: { east: { zh: '东方集团', en: 'East' }, west: { zh: '西部科技', en: 'West' } },
  groups: { board: { zh: '理事会', en: 'the board' } },
  committee: { zh: '治理委员会', en: 'the governance committee' },
  supervision: { zh: '监督委员会', en: 'the supervisory committee' },
};

/** A held seat `party.group.key` with the weight 1; its holder is `key@party.example`. */
export const aSeat = (id: string, changes: Partial<Seat> = {}): Seat => {
  const [party = 'east', group = 'board', key = 'chair'] = id.split('.');
  return {
    id,
    key,
    group,
    party,
    title: text(key),
    chair: key === 'chair',
    weight: 1,
    holder: `${key}@${party}.example`,
    ...changes,
  };
};

/** Three seats (chair, plan, money) of each of the parties `east` and `west`, all of which must approve for both parties. */
export const aPanel = (changes: Partial<Panel> = {}): Panel => {
  const group = changes.group ?? 'board';
  const keys = ['chair', 'plan', 'money'];
  return {
    group,
    title: text(group),
    rule: { bothParties: 'all' },
    chairMustApprove: false,
    vetoSeats: [],
    vacantSeats: 'against',
    seats: ['east', 'west'].flatMap((party) => keys.map((key) => aSeat(`${party}.${group}.${key}`))),
    ...changes,
  };
};

/** A panel of pooled seats `a`, `b`, `c` … of the party `east`. */
export const aPool = (letters: string, changes: Partial<Panel> = {}): Panel =>
  aPanel({ seats: [...letters].map((letter) => aSeat(`east.board.${letter}`)), rule: 'all', ...changes });

export const aStage = (...panels: readonly Panel[]): Stage => ({ panels });

export const aPlan = (changes: Partial<StagePlan> = {}): StagePlan => ({
  opensAt: '2026-03-02T01:00:00Z',
  dueAt: '2026-03-09T09:30:00Z',
  provisional: false,
  reminders: [],
  rule: text('5 working days'),
  calendarVersions: ['cn-2026'],
  ...changes,
});

/** One stage with one panel, opened by the programme office, decided on by link, expiring at its deadline. */
export const aRequest = ({
  policy,
  ...changes
}: Partial<Omit<ApprovalRequest, 'policy'>> & {
  policy?: Partial<ApprovalRequest['policy']>;
} = {}): ApprovalRequest => ({
  programme: 'east-west',
  approval: 'east-west:agreement:framework:1',
  round: 1,
  subject: { kind: 'agreement', key: 'framework' },
  content: { title: text('Framework agreement'), summary: [], evidence: [] },
  contentHash: 'a'.repeat(64),
  requester: 'office@east.example',
  addresses: {},
  recusalBarsPerson: true,
  stages: [aStage(aPanel())],
  definitionVersion: 'v1',
  titles: someTitles,
  ...changes,
  policy: {
    within: { workingDays: 5 },
    remind: [],
    atDeadline: 'expire',
    escalation: [],
    hearEverybody: false,
    requesterMayNotDecide: true,
    hideVotesUntilClose: false,
    identity: 'link',
    ...policy,
  },
});

export const anApproval = (changes: Parameters<typeof aRequest>[0] = {}): Approval => open(aRequest(changes), aPlan());

/** The answer of a seat's holder, in time, with whatever its verdict asks for. */
export const aDecision = (seat: string, verdict: Verdict = 'approve', changes: Partial<Decision> = {}): Decision => ({
  seat,
  person: aSeat(seat).holder ?? '',
  verdict,
  comment: verdict === 'approve' ? '' : 'because',
  conditions: verdict === 'approveWithConditions' ? [{ text: 'audit', owner: 'office', due: '2026-06-30' }] : [],
  round: 1,
  contentHash: 'a'.repeat(64),
  acceptedAt: '2026-03-03T02:00:00Z',
  identity: 'link',
  ...changes,
});
