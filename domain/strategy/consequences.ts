import { policyTitle } from '../programme/policy-titles';
import { chineseDay, englishDay } from '../calendar/said-days';
import type { Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { needsWords } from '../definition/words/plan';
import { evidenceWords } from '../evidence/titles';
import { share, targetWords } from '../definition/words/means';
import { retroactiveText, runsSince } from '../money/distributions/retroactive';
import { simulated } from '../money/distributions/simulation';
import type { Run } from '../money/distributions/runs';
import type { PartyKey } from '../shared/keys';
import type { Shares } from '../programme/distribution-plans';
import { amountText } from '../shared/amounts';
import type { EvaluationView } from '../evaluations/views';
import { policyNamed, timesOf } from '../policy-times/policy-times';
import { timeMoves } from '../policy-times/words';
import { milestonesIn } from '../programme/phase-plans';
import type { Programme } from '../programme/programme';
import { titleIn, titlesOf } from '../programme/titles';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { AdjustedPart, AdjustmentChanges, KpiChange, MilestoneChange } from './changes';
import { criteriaFollow, dateFollows, type PlacedMilestone } from './milestone-consequences';
import { kpiFollows } from './kpi-consequences';

/** A programme as it stands when an adjustment is looked at; `from` is the day on which it would take effect. */
export interface Scene {
  readonly definition: Programme;
  readonly milestones: readonly PlacedMilestone[];
  readonly evaluations: readonly Pick<EvaluationView, 'cycle' | 'period' | 'state'>[];
  readonly calendars: Calendars;
  readonly from: LocalDate;
  /** The distribution runs so far: what they would have been by other shares is told. */
  readonly runs?: readonly Run[];
}

/** One thing that changes: of what, from what to what, and what follows from it. */
export interface AdjustmentMove {
  readonly part: AdjustedPart;
  readonly key: string;
  /** Which field of it, by its name in the request. */
  readonly field: string;
  readonly title: Text;
  readonly what: Text;
  readonly from: Text;
  readonly to: Text;
  readonly follows: readonly Text[];
  /** The distribution runs that are corrected by it, by their keys. */
  readonly runs?: readonly string[];
}

type Move = Omit<AdjustmentMove, 'part' | 'key' | 'title'>;

const plain = (value: string): Text => text(value, value);
const onDay = (day: LocalDate): Text => text(chineseDay(day), englishDay(day));
const orNone = (words: Text): Text => (words.zh === '' ? text('无', 'none') : words);

const milestoneMoves = (scene: Scene, milestone: PlacedMilestone, change: MilestoneChange, all: AdjustmentChanges) => {
  const { definition } = scene;
  const plan = milestonesIn(definition).find(({ key }) => key === milestone.key);
  if (!plan) return [];
  const { due, criterion, evidence, needs, met } = change;
  const follows = criteriaFollow(milestone);
  const needed = (kinds: typeof plan.needs) => orNone(needsWords(definition, kinds));
  const shown = (kinds: typeof plan.evidence) => orNone(evidenceWords(kinds));
  return [
    due !== undefined && {
      field: 'due',
      what: text('日期', 'Date'),
      from: onDay(milestone.baselineOn),
      to: onDay(due),
      follows: dateFollows(scene, milestone, due, all.milestones),
    },
    criterion && {
      field: 'criterion',
      what: text('达成标准', 'Criterion'),
      from: plan.criterion,
      to: criterion,
      follows,
    },
    evidence && {
      field: 'evidence',
      what: text('证明材料', 'Evidence'),
      from: shown(plan.evidence),
      to: shown(evidence),
      follows,
    },
    needs && {
      field: 'needs',
      what: text('提交前提', 'Needed before it is submitted'),
      from: needed(plan.needs),
      to: needed(needs),
      follows,
    },
    met && {
      field: 'met',
      what: text('系统核对', 'Seen by the machine'),
      from: needed(plan.met),
      to: needed(met),
      follows,
    },
  ].filter((move): move is Move => Boolean(move));
};

const kpiMoves = (scene: Scene, key: string, { target, weight }: KpiChange): readonly Move[] => {
  const kpi = scene.definition.evaluation.kpis.find((each) => each.key === key);
  if (!kpi) return [];
  const follows = kpiFollows(scene, key);
  const after = target !== undefined && 'number' in kpi.target && { ...kpi, target: { ...kpi.target, number: target } };
  return [
    ...(after
      ? [{ field: 'target', what: text('目标值', 'Target'), from: targetWords(kpi), to: targetWords(after), follows }]
      : []),
    ...(weight === undefined
      ? []
      : [
          {
            field: 'weight',
            what: text('权重', 'Weight'),
            from: plain(share(kpi.weight)),
            to: plain(share(weight)),
            follows,
          },
        ]),
  ];
};

const budgetMove = ({ definition }: Scene, key: string, amount: string): Move => {
  const { currency, budgets } = definition;
  const before = budgets[key]?.amount ?? '0';
  const difference = BigInt(amount) - BigInt(before);
  const size = amountText(String(difference < 0n ? -difference : difference), currency);
  return {
    field: 'amount',
    what: text('预算金额', 'Budget'),
    from: plain(amountText(before, currency)),
    to: plain(amountText(amount, currency)),
    follows: [
      difference < 0n
        ? text(`减少 ${size}，已承诺和已支付的金额不变`, `${size} less; what is committed or paid stays`)
        : text(`增加 ${size}`, `${size} more`),
    ],
  };
};

/** Everything that an adjustment changes, from what to what, and what follows; in the order of the programme's file. */
export function adjustmentMoves(scene: Scene, changes: AdjustmentChanges): readonly AdjustmentMove[] {
  const { definition, milestones, from } = scene;
  const { parties, budgets, policies, distribution, evaluation } = definition;
  const of = (part: AdjustedPart, key: string, title: Text, moves: readonly Move[]): readonly AdjustmentMove[] =>
    moves.map((move) => ({ part, key, title, ...move }));
  const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): readonly T[] =>
    record && Object.hasOwn(record, key) ? [record[key] as T] : [];
  return [
    ...milestones.flatMap((each) =>
      own(changes.milestones, each.key).flatMap((change) =>
        of('milestones', each.key, each.title, milestoneMoves(scene, each, change, changes)),
      ),
    ),
    ...evaluation.kpis.flatMap(({ key, title }) =>
      own(changes.kpis, key).flatMap((change) => of('kpis', key, title, kpiMoves(scene, key, change))),
    ),
    ...Object.entries(distribution?.shares ?? {}).flatMap(([party, before]) =>
      own(changes.shares, party)
        .filter((part) => part !== before)
        .flatMap((part) =>
          of('shares', party, titleIn(parties, party), [
            {
              field: 'share',
              what: text('分配比例', 'Share'),
              from: plain(share(before)),
              to: plain(share(part)),
              follows: [appliesFrom(changes.sharesSince ?? from), ...simulation(scene, changes.shares ?? {}, party)],
            },
          ]),
        ),
    ),
    ...sinceMoves(scene, changes),
    ...Object.keys(budgets).flatMap((key) =>
      own(changes.budgets, key).flatMap((amount) =>
        of('budgets', key, titleIn(budgets, key), [budgetMove(scene, key, amount)]),
      ),
    ),
    ...Object.keys(policies).flatMap((key) =>
      own(changes.policies, key).flatMap((times) =>
        of(
          'policies',
          key,
          policyTitle(definition, key),
          timeMoves(timesOf(policyNamed(definition, key)), times).map(({ time, title, from: before, to }) => ({
            field: time,
            what: title,
            from: before,
            to,
            follows: [
              text(
                '已提请的事项期限不变，对此后提请的适用',
                'What is open keeps its times; it holds for what is opened then',
              ),
            ],
          })),
        ),
      ),
    ),
  ];
}

const appliesFrom = (day: LocalDate): Text =>
  text(`适用于自${chineseDay(day)}起的收益`, `It applies to income from ${englishDay(day)} on`);

/** Shares that hold since an earlier day: which runs are corrected, with what each would come to. */
function sinceMoves(scene: Scene, { shares, sharesSince }: AdjustmentChanges): readonly AdjustmentMove[] {
  const { definition, runs = [], from } = scene;
  if (!shares || sharesSince === undefined) return [];
  const corrected = runsSince(runs, sharesSince);
  return [
    {
      part: 'shares',
      key: 'since',
      title: text('追溯调整', 'For the past'),
      field: 'since',
      what: text('适用起始日', 'Holds since'),
      from: plain(from),
      to: plain(sharesSince),
      follows: [
        ...corrected.map((run) => retroactiveText(run, shares, sharesSince, titlesOf(definition).parties)),
        text('以上批次逐一更正，各自会签、批准', 'Each of these runs is corrected, signed and approved by itself'),
      ],
      runs: corrected.map(({ key }) => key),
    },
  ];
}

/** What a payee got of the runs so far, and what it would have got by other shares. */
function simulation({ runs = [], definition }: Scene, shares: Shares, payee: PartyKey): readonly Text[] {
  const all = simulated(runs, shares);
  const own = all && Object.hasOwn(all, payee) ? all[payee] : undefined;
  if (!own) return [];
  const [was, would] = [amountText(own.was, definition.currency), amountText(own.would, definition.currency)];
  return [
    text(
      `已入账的分配若按此比例：${was} → ${would}`,
      `by it, the runs so far would have come to ${would} instead of ${was}`,
    ),
  ];
}
