import { has } from '../lint/places';
import { policyTitle, ruleWords } from '../../programme/policy-titles';
import { describePeriod, periodOf } from '../../calendar/periods';
import type { EscalationStep, IdentityTier, PanelPolicy, Policy } from '../../programme/policies';
import type { Programme } from '../../programme/programme';
import { castingSeats } from '../../approvals/counting/quorum';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { addresseeTitle, titlesOf } from '../../programme/titles';
import type { GroupKey } from '../../shared/keys';
import type { ReminderPoint } from '../../calendar/reminders';

/** Whom a matter asks, and by which policy. */
export interface AskedGroups {
  readonly groups: readonly GroupKey[];
  readonly policy: string;
}

const quoted = ({ zh, en }: Text): Text => text(`“${zh}”`, `"${en}"`);

/** What people call a policy. */
export const policyName = (programme: Programme, key: string): Text => quoted(policyTitle(programme, key));

/** "A、B" and "A, B": groups by their titles. */
export const groupNames = ({ governance: { groups } }: Programme, keys: readonly GroupKey[]): Text =>
  list(keys.map((key) => (has(groups, key) ? (groups[key]?.title ?? text(key, key)) : text(key, key))));

/** Who decides, how, and in what time: "由甲组按“…”决定，限 5 个工作日". */
export const deciding = (programme: Programme, { groups, policy }: AskedGroups, verb: Text): Text => {
  const [who, how] = [groupNames(programme, groups), policyName(programme, policy)];
  const within = programme.policies[policy]?.within;
  const time = within ? describePeriod(periodOf(within)) : text('—', '—');
  return text(
    `由${who.zh}按${how.zh}${verb.zh}，限 ${time.zh}`,
    `${verb.en} by ${who.en} by the rule ${how.en}, within ${time.en}`,
  );
};

const tieWords = ({ governance: { groups } }: Programme, { group, castingVote }: PanelPolicy): Text => {
  if (castingVote === undefined) return text('', '');
  const seats = group === '$subject' ? Object.values(groups).flatMap((one) => one.seats) : (groups[group]?.seats ?? []);
  const { zh, en } = castingSeats({ castingVote }, seats)[0]?.title ?? text(castingVote, castingVote);
  return text(`，平票时由${zh}的决定票定夺`, `, at a tie the casting vote of ${en} decides`);
};

const onePartyWords = ({ onePartyMayDecide }: PanelPolicy): Text =>
  onePartyMayDecide
    ? text('，一方席位全部空缺时另一方仍可决定', ', one party may decide while every seat of the other is vacant')
    : text('', '');

const panelWords = (programme: Programme, panel: PanelPolicy): Text => {
  const { zh, en } = ruleWords(programme, panel.rule);
  const who =
    panel.group === '$subject' ? text('所议各组', 'each group that is asked') : groupNames(programme, [panel.group]);
  const chair = panel.chairMustApprove ? text('，主席必须同意', ', the chair must approve') : text('', '');
  const seats = programme.governance.groups[panel.group]?.seats ?? [];
  const veto = list(
    (panel.vetoSeats ?? []).map((key) => seats.find((seat) => seat.key === key)?.title ?? text(key, key)),
  );
  const vetoed = veto.zh === '' ? text('', '') : text(`，${veto.zh}可一票否决`, `, ${veto.en} may veto`);
  const rest = [chair, vetoed, tieWords(programme, panel), onePartyWords(panel)];
  return text(
    [who.zh, zh, ...rest.map((one) => one.zh)].join(''),
    [`in ${who.en}, ${en}`, ...rest.map((one) => one.en)].join(''),
  );
};

/** When people are reminded. */
export const reminderPointWords = (point: ReminderPoint): Text =>
  point === 'due'
    ? text('到期时', 'at the deadline')
    : text(`用时 ${point.percent}%`, `at ${point.percent} % of the time`);

const reminderWords = (points: readonly ReminderPoint[]): Text => {
  const at = list(points.map(reminderPointWords));
  return points.length === 0 ? text('不提醒', 'nobody is reminded') : text(`提醒：${at.zh}`, `reminded ${at.en}`);
};

const stepWords = (programme: Programme, { to, within, does }: EscalationStep): Text => {
  const [who, time] = [addresseeTitle(titlesOf(programme), to), describePeriod(periodOf(within))];
  const act = {
    notify: text(`告知${who.zh}`, `tell ${who.en}`),
    addApprovers: text(`请${who.zh}一并表决`, `ask ${who.en} as well`),
    handOver: text(`移交${who.zh}`, `hand over to ${who.en}`),
  }[does];
  return text(`${act.zh}（${time.zh}）`, `${act.en} (${time.en})`);
};

const thenWords = (programme: Programme, { atDeadline, escalation }: Policy): Text => {
  if (atDeadline === 'reject') return text('逾期视为未获通过', 'what is overdue counts as not approved');
  if (atDeadline === 'approve') return text('逾期未答复视为同意', 'what is overdue counts as approved');
  if (atDeadline === 'expire') return text('逾期则本次审批失效', 'what is overdue expires');
  const chain = escalation.map((step) => stepWords(programme, step));
  return text(
    `逾期逐级上报：${chain.map(({ zh }) => zh).join(' → ')}，仍无决定则失效`,
    `what is overdue climbs: ${chain.map(({ en }) => en).join(' → ')}, and then expires`,
  );
};

const identities: Readonly<Record<IdentityTier, Text>> = {
  link: text('凭邮件链接表决', 'the link in the mail is enough'),
  'link+code': text('凭邮件链接和验证码表决', 'the link and a mailed code are asked for'),
  signIn: text('须登录表决', 'people sign in first'),
  'signIn+again': text('须登录，并在表决时再次确认身份', 'people sign in, and once more on deciding'),
};

/** What else a policy asks for, each as a clause of its own. */
const extras = ({
  distinctPeople,
  smartReapproval,
  questionPause,
  multiSeat,
  noticePeriod,
  vacancyGrace,
}: Policy): Text => {
  const pause = questionPause && describePeriod(periodOf(questionPause));
  const anew = noticePeriod && describePeriod(periodOf(noticePeriod));
  const grace = vacancyGrace && describePeriod(periodOf(vacancyGrace));
  const clauses = [
    ...(distinctPeople ? [text('各席位须由不同的人表决', 'different people answer for different seats')] : []),
    ...(multiSeat ? [text('可委托给本环节的其他表决人', 'a task may be delegated to somebody who votes already')] : []),
    ...(smartReapproval ? [text('内容未变的部分沿用上一轮的同意', 'approvals of unchanged parts carry over')] : []),
    ...(pause
      ? [text(`提问可暂停计时一次，最长 ${pause.zh}`, `a question stops the clock once, for ${pause.en} at most`)]
      : []),
    ...(anew
      ? [text(`提醒因故障未送达的，重新给予 ${anew.zh}`, `reminders that an outage held up give ${anew.en} anew`)]
      : []),
    ...(grace
      ? [
          text(
            `缺席位时暂停，最长 ${grace.zh}待补任`,
            `a missing seat may be filled within ${grace.en}, on hold meanwhile`,
          ),
        ]
      : []),
  ];
  return text(clauses.map(({ zh }) => `；${zh}`).join(''), clauses.map(({ en }) => `; ${en}`).join(''));
};

/** What one policy says: who must agree, by when, who is reminded, and what happens if they do not answer; nothing where there is none of that name. */
export const policySentence = (programme: Programme, key: string): readonly Text[] => {
  const policy = programme.policies[key];
  if (!policy) return [];
  const name = policyName(programme, key);
  const time = describePeriod(periodOf(policy.within));
  const stages = policy.stages.map(({ panels }) => list(panels.map((panel) => panelWords(programme, panel))));
  const more = extras(policy);
  const [remind, then, identity] = [
    reminderWords(policy.remind),
    thenWords(programme, policy),
    identities[policy.identity],
  ];
  return [
    text(
      `规则${name.zh}：${stages.map(({ zh }) => zh).join('，然后')}；限 ${time.zh}；${remind.zh}；${then.zh}；${identity.zh}${more.zh}。`,
      `Rule ${name.en}: ${stages.map(({ en }) => en).join(', then ')}; within ${time.en}; ${remind.en}; ${then.en}; ${identity.en}${more.en}.`,
    ),
  ];
};
