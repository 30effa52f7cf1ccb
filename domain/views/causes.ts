import type { Cause } from '../evaluations/causes';
import type { EvaluationView } from '../evaluations/views';
import type { LocalDate } from '../calendar/dates';
import { localDateOf } from '../calendar/zones';
import { specialOf } from '../programme/evaluation-defaults';
import type { Trigger } from '../programme/evaluation-plans';
import { addressesOf } from '../programme/identities';
import { programmeSeats, zoneOf } from '../programme/parties';
import { titleIn } from '../programme/titles';
import type { Entry, Happening } from '../record/ledger';
import { passesOn, type LastHolders } from '../roster/successions';
import { amountText } from '../shared/amounts';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { ProgrammeView } from './views';

type Told<Type extends Happening['type']> = Extract<Happening, { readonly type: Type }>;

/** What a happening gives cause for: what it is about, and what happened. */
interface Given {
  readonly trigger: Trigger;
  readonly about: string;
  readonly what: Text;
  /** The day on which it happened, where that is not the one on which it was told. */
  readonly on?: LocalDate;
}

type Gives = {
  readonly [Type in Happening['type']]?: (
    happening: Told<Type>,
    view: ProgrammeView,
    last: LastHolders,
  ) => readonly Given[];
};

const titled = (all: readonly { readonly key: string; readonly title: Text }[], key: string): Text =>
  all.find((each) => each.key === key)?.title ?? text(key, key);

const whenHigh = (
  { risk, before, after }: Told<'risk.assessed'> | Told<'risk.reviewed'>,
  { risks }: ProgrammeView,
): readonly Given[] => {
  const { zh, en } = titled(risks, risk);
  return after === 'high' && before !== 'high'
    ? [{ trigger: 'riskHigh', about: risk, what: text(`风险升为高：${zh}`, `A risk is high: ${en}`) }]
    : [];
};

const whenEnded = (
  { type, agreement }: Told<'agreement.suspended'> | Told<'agreement.terminated'>,
  { definition }: ProgrammeView,
): readonly Given[] => {
  const { zh, en } = titleIn(definition.agreements, agreement);
  const what =
    type === 'agreement.suspended'
      ? text(`协议中止：${zh}`, `An agreement was suspended: ${en}`)
      : text(`协议终止：${zh}`, `An agreement was terminated: ${en}`);
  return [{ trigger: 'agreementEnded', about: agreement, what }];
};

/** What may open a special evaluation. Source: docs/rules/evaluation.md, "Special evaluations". */
const gives: Gives = {
  'risk.assessed': whenHigh,
  'risk.reviewed': whenHigh,
  'risk.materialised': ({ risk }, { risks }) => {
    const { zh, en } = titled(risks, risk);
    return [
      { trigger: 'riskMaterialised', about: risk, what: text(`风险已发生：${zh}`, `A risk has materialised: ${en}`) },
    ];
  },
  'schedule.exceptionOpened': ({ milestone }, { phases }) => {
    const { zh, en } = titled(
      phases.flatMap(({ milestones }) => milestones),
      milestone,
    );
    return [
      { trigger: 'slip', about: milestone, what: text(`延误超出容许范围：${zh}`, `A slip over tolerance: ${en}`) },
    ];
  },
  'project.exceptionOpened': ({ project }, { projects }) => {
    const { zh, en } = titled(projects, project);
    return [{ trigger: 'cost', about: project, what: text(`费用超出容许范围：${zh}`, `A cost over tolerance: ${en}`) }];
  },
  'budget.alerted': ({ budget, title: { zh, en }, passes95 }) =>
    passes95
      ? [
          {
            trigger: 'budget95',
            about: budget,
            what: text(`预算使用超过 95%：${zh}`, `More than 95 % of a budget is used: ${en}`),
          },
        ]
      : [],
  'agreement.suspended': whenEnded,
  'agreement.terminated': whenEnded,
  'phase.gateDecided': ({ phase, outcome, recycles }, { phases }) => {
    const { zh, en } = titled(phases, phase);
    if (outcome === 'hold')
      return [{ trigger: 'gateHeld', about: phase, what: text(`阶段门暂缓：${zh}`, `A gate put on hold: ${en}`) }];
    return outcome === 'recycle' && recycles === 2
      ? [
          {
            trigger: 'recycledTwice',
            about: phase,
            what: text(`第二次退回重做：${zh}`, `Sent back for the second time: ${en}`),
          },
        ]
      : [];
  },
  'exit.triggered': ({ trigger: { watch, key, why } }) =>
    watch === 'controlChanged' ? [{ trigger: 'controlChanged', about: key, what: why }] : [],
  'roster.changed': (effect, { definition }, last) =>
    programmeSeats(definition)
      .filter(({ id, chair }) => chair && passesOn(id, effect, last, addressesOf(definition)))
      .map(({ id, party, group, title }) => {
        const [of, where] = [titleIn(definition.parties, party), titleIn(definition.governance.groups, group)];
        return {
          trigger: 'chairChanged',
          about: id,
          what: text(
            `主席变更：${of.zh} · ${where.zh} · ${title.zh}`,
            `Another chair: ${of.en} · ${where.en} · ${title.en}`,
          ),
        };
      }),
  'improvement.opened': ({ improvement, opened: { source, title, occurredOn } }) =>
    source === 'accident'
      ? [
          {
            trigger: 'accident',
            about: improvement,
            what: text(`事故或合规事件：${title.zh}`, `An accident or compliance event: ${title.en}`),
            ...(occurredOn !== undefined && { on: occurredOn }),
          },
        ]
      : [],
  'improvement.reopened': ({ improvement, count }, { improvements }) => {
    const { zh, en } = titled(improvements, improvement);
    return count === 2
      ? [
          {
            trigger: 'improvementReopened',
            about: improvement,
            what: text(`改进第二次重新开启：${zh}`, `An improvement re-opened for the second time: ${en}`),
          },
        ]
      : [];
  },
  'draw.reclaimed': ({ draw, amount }, { definition }) => {
    const show = amountText(amount, definition.currency);
    return [
      {
        trigger: 'drawReclaimed',
        about: draw,
        what: text(`应急提款未获追认：${draw}（${show}）`, `An emergency draw was not ratified: ${draw} (${show})`),
      },
    ];
  },
  'evaluation.signedOff': ({ evaluation }, view) => underFloorTwice(view, evaluation),
};

const underFloor = ({ scorecard }: EvaluationView): readonly string[] =>
  scorecard && 'kpiTotal' in scorecard
    ? scorecard.scores.flatMap(({ kpi, state }) => (state === 'underFloor' ? [kpi] : []))
    : [];

/** Each indicator that is under its floor in this period and was in the one before. */
function underFloorTwice({ evaluations, definition }: ProgrammeView, key: string): readonly Given[] {
  const now = evaluations.find((each) => each.key === key);
  if (!now || now.cycle === 'special') return [];
  const before = evaluations.filter(
    ({ cycle, state, period }) => cycle === now.cycle && state === 'signedOff' && period < now.period,
  );
  const latest = before.sort((a, b) => (a.period < b.period ? -1 : 1)).at(-1);
  const twice = latest ? underFloor(now).filter((kpi) => underFloor(latest).includes(kpi)) : [];
  return twice.map((kpi) => {
    const { zh, en } = titled(definition.evaluation.kpis, kpi);
    return {
      trigger: 'floorTwice',
      about: `${kpi}-${now.cycle}-${now.period}`,
      what: text(`连续两期低于下限：${zh}`, `Under its floor twice running: ${en}`),
    };
  });
}

/** Whether anything of its kind may open a special evaluation. */
export const mayBeCause = ({ type }: Happening): boolean => gives[type] !== undefined;

/**
 * The causes of special evaluations in an entry, each under a key that it has for ever; none where the programme opens none for them.
 * `last` says who held each seat before it.
 */
export function causesIn(
  view: ProgrammeView,
  { happening, at, number }: Entry,
  last: LastHolders = {},
): readonly Cause[] {
  const { definition } = view;
  const give = gives[happening.type] as
    ((happening: Happening, view: ProgrammeView, last: LastHolders) => readonly Given[]) | undefined;
  if (!give || !definition.evaluation.special) return [];
  const { triggers } = specialOf(definition.evaluation);
  const told = localDateOf(at, zoneOf(definition));
  return give(happening, view, last)
    .filter(({ trigger }) => trigger === 'drawReclaimed' || triggers.includes(trigger))
    .map(({ trigger, about, what, on = told }) => ({ trigger, key: `${trigger}.${about}.${number}`, on, what }));
}
