import { nextPeriod, type CyclePeriod } from '../calendar/cycles';
import { dueOn, phaseDays } from '../phases/phases';
import { cycleIn } from '../programme/evaluation-defaults';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { GroupKey, EvaluationCycleKey, Person } from '../shared/keys';
import { GATHER_SECONDS } from '../programme/gathering';

/** From so many matters on one day on a person is asked for many. */
const MANY = 5;

/** Something that the definition lets people decide on about a day (`YYYY-MM-DD`). */
interface Matter {
  readonly on: string;
  readonly groups: readonly GroupKey[];
}

/** Milestones are accepted about the day on which they are due, at the latest on the last of their phase; a phase is decided on at its end. */
const ofPhases = (programme: Programme): readonly Matter[] => {
  const spans = phaseDays(programme);
  return programme.phases.flatMap(({ milestones, gate }, at) => {
    const ends = spans[at]?.ends ?? '';
    const accepted = milestones.flatMap(({ due, accepts }) => {
      const on = dueOn(due, programme.starts);
      return accepts ? { on: on < ends ? on : ends, groups: accepts.groups } : [];
    });
    return [...accepted, { on: ends, groups: gate.asks }];
  });
};

/** Evaluations of periods that end on one day are signed off together where they are due on the same working day after it. */
const ofEvaluations = (
  { evaluation, starts }: Programme,
  endsOn: string,
): readonly (Matter & { readonly day: number })[] =>
  (Object.keys(evaluation.cycles) as EvaluationCycleKey[]).flatMap((cycle) => {
    const { dueWorkingDay: day, signOff } = cycleIn(evaluation, cycle);
    const periods: CyclePeriod[] = [];
    for (let next = nextPeriod(cycle, starts, endsOn); next; next = nextPeriod(cycle, starts, endsOn, next))
      periods.push(next);
    return periods.map(({ ends }) => ({ on: ends, groups: signOff.groups, day }));
  });

/** A day on which a definition asks somebody for many decisions at once: the most that one person is asked for, and who is. */
export interface CrowdedDay {
  readonly on: string;
  readonly matters: number;
  readonly people: readonly Person[];
}

/**
 * The days on which somebody is asked for so many decisions or more, by what the definition alone tells, in their
 * order. Source: docs/rules/approval-time.md, "Mails that gather".
 */
export function crowdedDays(programme: Programme, many = MANY): readonly CrowdedDay[] {
  const { groups } = programme.governance;
  const endsOn = phaseDays(programme).at(-1)?.ends ?? programme.starts;
  const holders = (keys: readonly GroupKey[]) => [
    ...new Set(keys.flatMap((key) => groups[key]?.seats ?? []).flatMap(({ holder }) => holder ?? [])),
  ];
  const counts = new Map<string, Map<Person, number>>();
  const matters = [...ofPhases(programme), ...ofEvaluations(programme, endsOn)];
  for (const matter of matters) {
    const name = 'day' in matter ? `${matter.on} + ${matter.day}` : matter.on;
    const people = counts.get(name) ?? new Map<Person, number>();
    for (const person of holders(matter.groups)) people.set(person, (people.get(person) ?? 0) + 1);
    counts.set(name, people);
  }
  return [...counts]
    .map(([name, people]): CrowdedDay => {
      const most = Math.max(0, ...people.values());
      return {
        on: name.slice(0, 10),
        matters: most,
        people: [...people].flatMap(([person, n]) => (n === most ? person : [])),
      };
    })
    .filter(({ matters: most }) => most >= many)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** How mails to one person gather, and on how many days many matters come together. */
export function mailSentences(programme: Programme): readonly Text[] {
  const seconds = programme.mail?.gatherSeconds ?? GATHER_SECONDS;
  const days = crowdedDays(programme).length;
  return [
    seconds === 0
      ? text('每项事项各发一封邮件，不合并。', 'Every matter has a mail of its own; none are gathered.')
      : text(
          `同一人在 ${seconds} 秒内的多项事项：首封即发，其余合为一封，各附链接。`,
          `Several matters for one person within ${seconds} seconds: the first mail leaves at once, the others are one mail with a link each.`,
        ),
    ...(days > 0
      ? [
          text(
            `同一人须同时决定 ${MANY} 项或更多事项的日子：${days} 天。`,
            `Days on which one person is asked for ${MANY} decisions or more at once: ${days}.`,
          ),
        ]
      : []),
  ];
}
