import type { Approval } from '../approvals/approvals';
import type { Entry, Happening } from '../record/ledger';
import { stageNow } from '../approvals/seats';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { GroupKey, PartyKey } from '../shared/keys';
import type { ChatKind, ChatEvent, ChatChannel } from '../programme/chat-channels';

/** One message to one channel, written in the same transaction as the entry that calls for it. It holds no title, no content and no token. */
export interface ChatMessage {
  /** Stable: programme, process, entry number and channel; a second sending is recognisably the same. */
  readonly id: string;
  readonly programme: string;
  readonly channel: string;
  readonly kind: ChatKind;
  readonly event: ChatEvent;
  /** The type of the entry, and its instant (ISO). */
  readonly type: Happening['type'];
  readonly at: string;
  /** The approval or phase. */
  readonly about: string;
  readonly sentence: Text;
}

/** What is known around an entry: the programme's channels, and the approval as it stands after it. */
export interface ChatContext {
  readonly channels: readonly ChatChannel[];
  readonly approval?: Approval;
}

const events: Partial<Readonly<Record<Happening['type'], ChatEvent>>> = {
  'approval.opened': 'opened',
  'approval.stageOpened': 'opened',
  'approval.reminded': 'reminded',
  'approval.nudged': 'reminded',
  'approval.escalated': 'escalated',
  'approval.closed': 'closed',
  'phase.opened': 'phase',
  'phase.closed': 'phase',
};

/** What an entry is to the channels; `undefined` when they are not told of it. */
export const chatEventOf = ({ happening }: Entry): ChatEvent | undefined => events[happening.type];

/** Whether anybody still has to act on it: a message that comes too late to matter is not sent. */
export const asksForAction = ({ event }: ChatMessage): boolean => event !== 'closed' && event !== 'phase';

interface Concern {
  readonly about: string;
  readonly groups: readonly { readonly key: GroupKey; readonly title: Text }[];
  readonly parties: readonly PartyKey[];
}

/** The seats that are asked to hurry; without one all of them are meant. */
const seatsNamedBy = (happening: Happening): readonly string[] | undefined => {
  if (happening.type === 'approval.reminded') return happening.seats;
  return happening.type === 'approval.nudged' ? [happening.seat] : undefined;
};

/** The groups and parties of the stage that an approval is in: those that are asked, reminded, or told how it ended. */
const concernOf = (approval: Approval, happening: Happening): Concern => {
  const { request, stage } = approval;
  const named = seatsNamedBy(happening);
  const meant = stageNow(approval, stage)
    .panels.map((panel) => ({ ...panel, seats: panel.seats.filter(({ id }) => named?.includes(id) ?? true) }))
    .filter(({ seats }) => seats.length > 0);
  return {
    about: request.approval,
    groups: meant.map(({ group, title }) => ({ key: group, title })),
    parties: [...new Set(meant.flatMap(({ seats }) => seats.map(({ party }) => party)))],
  };
};

const concerns = ({ group, party }: ChatChannel, { groups, parties }: Concern) =>
  (group === undefined || groups.some(({ key }) => key === group)) && (party === undefined || parties.includes(party));

const groupsNamed = ({ group }: ChatChannel, { groups }: Concern): Text => {
  const meant = groups.filter(({ key }) => group === undefined || key === group).map(({ title }) => title);
  return text(meant.map(({ zh }) => zh).join('、'), meant.map(({ en }) => en).join(', '));
};

const sentenceOf = (event: ChatEvent, who: Text): Text => {
  switch (event) {
    case 'opened':
      return text(`有事项等待决定：${who.zh}。`, `Something waits for a decision: ${who.en}.`);
    case 'reminded':
      return text(`仍有事项等待决定：${who.zh}。`, `Something still waits for a decision: ${who.en}.`);
    case 'escalated':
      return text(`有事项逾期未决，已升级上报：${who.zh}。`, `Something is overdue and has been escalated: ${who.en}.`);
    case 'closed':
      return text(`有一项审批已结束：${who.zh}。`, `An approval is closed: ${who.en}.`);
    case 'phase':
      return text('合作计划的阶段有变化。', 'A phase of the programme has begun or ended.');
  }
};

/** The messages an entry calls for, one a channel that wants to hear of it. */
export function chatMessagesOf(entry: Entry, { channels, approval }: ChatContext): readonly ChatMessage[] {
  const { happening, programme, process, number, at } = entry;
  const event = chatEventOf(entry);
  const concern = approval && concernOf(approval, happening);
  const about = concern?.about ?? ('phase' in happening ? happening.phase : undefined);
  if (!event || about === undefined) return [];
  return channels
    .filter((channel) => channel.events.includes(event) && (!concern || concerns(channel, concern)))
    .map((channel) => ({
      id: [programme, process, number, channel.key].join('/'),
      programme,
      channel: channel.key,
      kind: channel.kind,
      event,
      type: happening.type,
      at,
      about,
      sentence: sentenceOf(event, concern ? groupsNamed(channel, concern) : text('', '')),
    }));
}
