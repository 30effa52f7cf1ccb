import { chineseDay, englishDay } from '../calendar/said-days';
import { isApproved, type Content, type Outcome } from '../approvals/approvals';
import { assertPlannable, type LocalDate } from '../calendar/dates';
import { formatDate } from '../calendar/formats';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import type { Person } from '../shared/keys';

/** Where milestones are measured from, by their keys. */
export type BaselineDates = Readonly<Record<string, LocalDate>>;

/**
 * The office asks for a new baseline: its name, the milestones that it moves, and why. Source: docs/rules/schedule.md,
 * "Baselines and change requests".
 */
export interface ChangeRequest {
  readonly name: string;
  readonly reason: string;
  readonly dates: BaselineDates;
  readonly by: Person;
}

/** How a change request ends: approved, rejected, put off to be asked again, or merged into another that is being decided. */
export type ChangeEnd = 'approved' | 'rejected' | 'postponed' | 'merged';

/** The office puts a request off, or merges it into another one (its number). */
export interface SettingAside {
  readonly number: number;
  readonly as: 'postponed' | 'merged';
  readonly into?: number;
  readonly by: Person;
  readonly reason: string;
}

/** A change request as it stands; `number` tells it from the programme's others. */
export interface Change extends ChangeRequest {
  readonly number: number;
  readonly state: 'deciding' | ChangeEnd;
  readonly approval: string;
  /** What the office wants of it; it ends so once its approval has been withdrawn. */
  readonly aside?: SettingAside;
}

/** A change request as pages show it. */
export interface ChangeView extends Omit<Change, 'aside'> {
  readonly key: string;
  /** Of a merged one: the number of the request that has its dates now. */
  readonly into?: number;
}

/** What becomes of the baselines of a programme; one that was set is never changed. */
export type BaselineHappening =
  | ({ readonly type: 'baseline.changeRequested'; readonly number: number; readonly approval: string } & ChangeRequest)
  | {
      readonly type: 'baseline.changeEnded';
      readonly number: number;
      readonly approval: string;
      readonly end: ChangeEnd;
      readonly into?: number;
    }
  | {
      readonly type: 'baseline.set';
      readonly number: number;
      readonly name: string;
      /** The day on which it was approved: it counts from then on. */
      readonly from: LocalDate;
      readonly approval: string;
      readonly dates: BaselineDates;
    };

const isOpen = ({ state }: Pick<Change, 'state'>) => state === 'deciding';

/**
 * A new baseline has a name of its own, a reason, and dates that have not passed: it is never backdated. Throws
 * `comment_required`, `baseline_named_already`, or `invalid_input` naming what is wrong.
 * Source: docs/rules/schedule.md, "Baselines and change requests".
 */
export const assertMayRequestChange = (
  known: readonly Change[],
  { name, reason, dates }: ChangeRequest,
  today: LocalDate,
): void => {
  const wrong = (why: Text, field: string) => new DomainError('invalid_input', why, { field });
  if (isBlank(reason)) throw new DomainError('comment_required');
  if (isBlank(name)) throw wrong(text('请填写基线名称。', 'A baseline needs a name.'), 'name');
  if (known.some((each) => each.name === name && (isOpen(each) || each.state === 'approved')))
    throw new DomainError('baseline_named_already', undefined, { name });
  const entries = Object.entries(dates);
  if (entries.length === 0)
    throw wrong(text('请至少为一个里程碑填写日期。', 'Give at least one milestone its date.'), 'dates');
  for (const [milestone, date] of entries) {
    assertPlannable(date, `dates.${milestone}`);
    if (date < today)
      throw wrong(
        text(`${date} 已过：基线不得倒签。`, `${date} has passed: a baseline is never backdated.`),
        `dates.${milestone}`,
      );
  }
};

/** Only what is being decided is put off or merged, and merged only into what moves the same milestones at least. Throws `change_not_open`. */
export const assertMaySetAside = (known: readonly Change[], { number, as, into }: SettingAside): void => {
  const openOf = (wanted: number | undefined) => known.find((each) => each.number === wanted && isOpen(each));
  const request = openOf(number);
  if (!request) throw new DomainError('change_not_open');
  if (as === 'postponed') return;
  const other = into === number ? undefined : openOf(into);
  if (!other)
    throw new DomainError(
      'change_not_open',
      text('没有该编号的另一项在审变更请求。', 'There is no other open change request of that number.'),
    );
  const missing = Object.keys(request.dates).filter((key) => !Object.hasOwn(other.dates, key));
  if (missing.length > 0)
    throw new DomainError(
      'change_not_open',
      text(
        `第 ${other.number} 号请求没有涵盖本请求变更的全部里程碑。`,
        `Number ${other.number} does not move every milestone that this one moves.`,
      ),
      {
        missing,
      },
    );
};

/** How a request ends: as the group decided, as the office set it aside, else put off. */
export const changeEndOf = ({ aside }: Pick<Change, 'aside'>, outcome: Outcome): ChangeEnd => {
  if (isApproved(outcome)) return 'approved';
  if (outcome === 'rejected') return 'rejected';
  return outcome === 'withdrawn' && aside ? aside.as : 'postponed';
};

type Before = Readonly<Record<string, { readonly title: Text; readonly on: LocalDate }>>;

/** What moves: the one milestone from when to when, or how many. */
const movedText = (dates: BaselineDates, before: Before): Text => {
  const [[key, to] = ['', ''], ...others] = Object.entries(dates);
  const from = before[key];
  if (others.length > 0 || !from) {
    const n = others.length + 1;
    return text(`${n} 个里程碑改期`, `${n} ${n === 1 ? 'milestone moves' : 'milestones move'}`);
  }
  return text(
    `${from.title.zh}由${formatDate(from.on, 'zh')}改为${formatDate(to, 'zh')}`,
    `${from.title.en} from ${formatDate(from.on, 'en')} to ${formatDate(to, 'en')}`,
  );
};

/** What the strategic group is shown: why, and of every milestone that moves from where to where. */
export function changeContent({ name, reason, dates }: ChangeRequest, before: Before): Content {
  const moved = movedText(dates, before);
  return {
    title: text(`变更基线：${name}，${moved.zh}`, `Change of the baseline: ${name}, ${moved.en}`),
    summary: [
      text(`理由：${reason}`, `Reason: ${reason}`),
      ...Object.entries(dates).map(([key, to]) => {
        const { title, on } = before[key] ?? { title: text(key, key) };
        return text(
          `${title.zh}：${on ? chineseDay(on) : '—'} → ${chineseDay(to)}`,
          `${title.en}: ${on ? englishDay(on) : '—'} → ${englishDay(to)}`,
        );
      }),
    ],
    evidence: [],
  };
}

/** What became of a baseline, as a sentence. */
export const baselineSentence = (happening: BaselineHappening): Text => {
  switch (happening.type) {
    case 'baseline.changeRequested':
      return text(
        `${happening.by} 提请变更 ${happening.number}：${happening.name}（${happening.reason}）`,
        `${happening.by} requested change ${happening.number}: ${happening.name} (${happening.reason})`,
      );
    case 'baseline.changeEnded': {
      const { number, end, into } = happening;
      const { zh, en } = changeEnds[end];
      return text(
        `变更 ${number}：${zh}${into === undefined ? '' : `（并入 ${into}）`}`,
        `Change ${number}: ${en}${into === undefined ? '' : ` (${into})`}`,
      );
    }
    case 'baseline.set':
      return text(
        `基线“${happening.name}”自${chineseDay(happening.from)}生效`,
        `The baseline "${happening.name}" is in force from ${englishDay(happening.from)}`,
      );
  }
};

/** What each end of a change request is called. */
export const changeEnds: Readonly<Record<Change['state'], Text>> = {
  deciding: text('审批中', 'being decided'),
  approved: text('已批准', 'approved'),
  rejected: text('未获通过', 'not approved'),
  postponed: text('暂缓处理', 'postponed'),
  merged: text('已合并', 'merged'),
};
