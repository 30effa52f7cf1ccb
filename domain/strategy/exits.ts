import { addMonths, type LocalDate } from '../calendar/dates';
import type { AgreementView } from '../agreements/views';
import { isOver } from '../agreements/life';
import type { PhaseView } from '../phases/views';
import { watchesOf, type ExitPlan, type ExitWatch } from '../programme/exit-plans';
import type { Programme } from '../programme/programme';
import { DomainError } from '../shared/errors';
import { divide, ratio, times, toHundredths } from '../shared/rationals';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import type { Person } from '../shared/keys';

/** Something that may call for the programme's exit (退出触发条件), as it was seen or reported; nothing ends by it. */
export interface ExitTrigger {
  /** What was seen, and of what: seen once. */
  readonly key: string;
  readonly watch: ExitWatch;
  readonly why: Text;
  readonly on: LocalDate;
  /** Who reported it, where the machine can't see it. */
  readonly by?: Person;
  readonly state: 'seen';
}

/** How ready a step of the exit plan is: who answers for it, what shows how it is done, when it was looked at last. */
export interface StepReadiness {
  /** The number of the step, from 1. */
  readonly key: string;
  readonly owner: string;
  /** What shows it: a document by its name and place. */
  readonly document: string;
  readonly on: LocalDate;
  readonly note: string;
  readonly by: Person;
  readonly state: 'recorded';
}

/** What becomes of the exit plan before there is an exit. */
export type ExitHappening =
  | { readonly type: 'exit.triggered'; readonly trigger: ExitTrigger; readonly told: readonly Person[] }
  | { readonly type: 'exit.readied'; readonly readiness: StepReadiness };

interface Seen {
  readonly definition: Programme;
  readonly phases: readonly PhaseView[];
  readonly agreements: readonly AgreementView[];
}

/** The agreements under which the others stand. */
export const frameworksOf = ({ agreements }: Programme): readonly string[] => {
  const parents = new Set(Object.values(agreements).flatMap(({ parent }) => parent ?? []));
  return Object.values(agreements)
    .filter(({ key, parent }) => parent === undefined && parents.has(key))
    .map(({ key }) => key);
};

type Found = Pick<ExitTrigger, 'key' | 'watch' | 'why'>;

const seenBy: Readonly<Partial<Record<ExitWatch, (seen: Seen) => readonly Found[]>>> = {
  gateKilled: ({ phases }) =>
    phases
      .filter(({ outcome }) => outcome === 'kill')
      .map(({ key, title }) => ({
        key: `gateKilled-${key}`,
        watch: 'gateKilled',
        why: text(`“${title.zh}”的阶段门决定终止`, `The gate of "${title.en}" ended the programme`),
      })),
  frameworkEnded: ({ definition, agreements }) => {
    const frameworks = frameworksOf(definition);
    return agreements
      .filter(({ key, state }) => frameworks.includes(key) && isOver(state))
      .map(({ key, title }) => ({
        key: `frameworkEnded-${key}`,
        watch: 'frameworkEnded',
        why: text(`“${title.zh}”已经结束`, `"${title.en}" has ended`),
      }));
  },
  recycledThrice: ({ phases }) =>
    phases
      .filter(({ recycles = 0 }) => recycles >= 3)
      .map(({ key, title, recycles = 0 }) => ({
        key: `recycledThrice-${key}`,
        watch: 'recycledThrice',
        why: text(`“${title.zh}”已退回重做 ${recycles} 次`, `"${title.en}" was sent back ${recycles} times`),
      })),
};

/**
 * What the record shows of the programme's triggers, of those that it watches and that are not known yet. Once a gate has ended the
 * programme only that is told: what ends then ends because of the exit. Source: docs/rules/programme.md, "The exit plan".
 */
export const exitTriggersIn = (seen: Seen, known: readonly string[]): readonly Found[] =>
  watchesOf(seen.definition.exit)
    .filter((watch) => watch === 'gateKilled' || seen.phases.every(({ outcome }) => outcome !== 'kill'))
    .flatMap((watch) => seenBy[watch]?.(seen) ?? [])
    .filter(({ key }) => !known.includes(key));

const stepNeeds = {
  owner: text('请填写责任人。', 'A step needs its owner.'),
  document: text('请附上文件。', 'A step needs its document.'),
};

/** A step that the plan has, with an owner and a document. Throws `not_found` or `invalid_input`. */
export function assertReadied(
  { steps }: ExitPlan,
  step: number,
  said: Pick<StepReadiness, 'owner' | 'document'>,
): void {
  if (!Number.isInteger(step) || step < 1 || step > steps.length)
    throw new DomainError('not_found', text(`退出预案没有第 ${step} 步。`, `The exit plan has no step ${step}.`), {
      field: 'step',
    });
  for (const field of ['owner', 'document'] as const)
    if (isBlank(said[field])) throw new DomainError('invalid_input', stepNeeds[field], { field });
}

/** How ready the exit plan is: a step is, once it has an owner and a document and was looked at within a year. */
export interface ExitReadiness {
  readonly ready: number;
  readonly of: number;
  /** With two places, half-up. */
  readonly percent: string;
  readonly steps: readonly {
    readonly step: number;
    readonly title: Text;
    readonly isReady: boolean;
    readonly readiness?: StepReadiness;
    /** Until when it counts. */
    readonly until?: LocalDate;
  }[];
}

export function exitReadiness(
  { steps }: ExitPlan,
  recorded: readonly StepReadiness[],
  today: LocalDate,
): ExitReadiness {
  const all = steps.map((title, at) => {
    const readiness = recorded.find(({ key }) => key === String(at + 1));
    const until = readiness && addMonths(readiness.on, 12);
    const isReady = until !== undefined && today <= until;
    return { step: at + 1, title, isReady, ...(readiness && { readiness }), ...(until !== undefined && { until }) };
  });
  const ready = all.filter(({ isReady }) => isReady).length;
  const percent = toHundredths(times(divide(ratio(ready), ratio(Math.max(1, all.length))), ratio(100)));
  return { ready, of: all.length, percent, steps: all };
}

/** What the triggers that are watched are called. */
export const exitWatchTitles: Readonly<Record<ExitWatch, Text>> = {
  gateKilled: text('阶段门决定终止', 'A gate ends the programme'),
  frameworkEnded: text('框架协议终止', 'The framework agreement ends'),
  controlChanged: text('一方控制权变更', 'Control of one company changes'),
  recycledThrice: text('同一阶段第三次退回重做', 'A phase is sent back for the third time'),
};

/** What became of the exit plan, as a sentence. */
export const exitSentence = (happening: ExitHappening): Text => {
  if (happening.type === 'exit.triggered') {
    const { why, by } = happening.trigger;
    const who = by === undefined ? text('', '') : text(`（${by} 报告）`, ` (reported by ${by})`);
    return text(`出现退出触发条件：${why.zh}${who.zh}`, `A trigger of the exit: ${why.en}${who.en}`);
  }
  const { key, owner, document, by } = happening.readiness;
  return text(
    `${by} 登记退出步骤 ${key} 的准备情况：${owner}；${document}`,
    `${by} recorded how ready step ${key} of the exit is: ${owner}; ${document}`,
  );
};
