import type { Method } from '../programme/evaluation-plans';
import { successFactorsOf } from '../programme/evaluation-defaults';
import { methodTitles } from '../programme/figure-titles';
import type { Programme } from '../programme/programme';
import type { Text } from '../shared/text';
import { factorName, guardName, POINTS, type Ask, type Wanted } from './asks';
import type { Counted } from './counted';
import { wantedTitle } from './titles';
import type { Asked, EvaluationView, Given } from './views';

/** One value of a figure: in which version of which evaluation, and who gave it, or from what it was counted. */
export interface PastFigure extends Pick<EvaluationView, 'cycle' | 'period' | 'version' | 'state'> {
  readonly evaluation: string;
  /** As it was given, or counted: text that loses nothing. */
  readonly value: string;
  readonly wanted: Wanted;
  readonly given?: { readonly ask: Asked; readonly answer: Given; readonly isReplaced: boolean };
  readonly counted?: Counted;
}

const methods: Readonly<Partial<Record<Ask['kind'], Method>>> = {
  rating: 'qualitative',
  assessment: 'thirdParty',
  self: 'self',
};

/** How what is wanted is named beyond its evaluation: `market`, `guard.KEY`, `factor.KEY`, or the method that is judged in points. */
export const figureName = ({ kind }: Ask, { of }: Wanted): string => (of === POINTS ? (methods[kind] ?? of) : of);

const isMethod = (name: string): name is Method => Object.values(methods).includes(name as Method);

/** What a figure of that name is called; `undefined` where the programme has none. */
export function figureTitle(programme: Programme, name: string): Text | undefined {
  if (isMethod(name)) return methodTitles[name];
  const { kpis, guards } = programme.evaluation;
  const factors = successFactorsOf(programme.evaluation).groups.flatMap((group) => group.factors);
  const names = [
    ...kpis.map(({ key }) => key),
    ...Object.keys(guards).map(guardName),
    ...factors.map(({ key }) => factorName(key)),
  ];
  return names.includes(name) ? wantedTitle(programme, name) : undefined;
}

/**
 * Every value that a figure ever had, in the order of the evaluations: of each version what was reported, corrected or counted in it. What a
 * restatement took over from the version before stands there alone, and what raters have given unseen is left out.
 */
export function figureHistory(evaluations: readonly EvaluationView[], name: string): readonly PastFigure[] {
  const seen = new Set<string>();
  return evaluations.flatMap((evaluation): PastFigure[] => {
    const { key, cycle, period, version, state, asked = [], counted = [] } = evaluation;
    const about = { evaluation: key, cycle, period, state, ...(version !== undefined && { version }) };
    const given = asked.flatMap((ask) =>
      ask.wants
        .filter((wanted) => figureName(ask, wanted) === name)
        .flatMap((wanted) =>
          ask.answers.flatMap((answer, at): PastFigure[] => {
            const value = answer.values[wanted.of];
            const mark = [cycle, period, ask.key, wanted.of, answer.at, value].join(' ');
            if (value === undefined || seen.has(mark)) return [];
            seen.add(mark);
            return [{ ...about, value, wanted, given: { ask, answer, isReplaced: at < ask.answers.length - 1 } }];
          }),
        ),
    );
    const machine = counted.flatMap((each): PastFigure[] =>
      each.of === name && each.value !== undefined
        ? [{ ...about, value: each.value, wanted: { of: name, as: 'number' }, counted: each }]
        : [],
    );
    return [...given, ...machine];
  });
}
