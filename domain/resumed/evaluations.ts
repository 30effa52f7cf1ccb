import { periodNamed, cyclePeriodOf, type CyclePeriod } from '../calendar/cycles';
import { addDays } from '../calendar/dates';
import type { Entry } from '../record/ledger';
import { isOf, type Of } from '../record/nouns';
import type { CycleKey } from '../shared/keys';

type Reported = Extract<Of<'evaluation'>, { type: 'evaluation.reported' }>;

/** An evaluation with which its process goes on, by all that it told: `asked` are the figures that are being signed off. */
export function resumedEvaluation(entries: readonly Entry[]) {
  let dueAt: string | undefined;
  let round = 0;
  let latest: Reported | undefined;
  let asked: Reported | undefined;
  let isOver = false;
  for (const { happening } of entries) {
    if (!isOf('evaluation', happening)) continue;
    if ('dueAt' in happening) ({ dueAt } = happening);
    if (happening.type === 'evaluation.reported') {
      round += 1;
      latest = asked = happening;
    }
    if (happening.type === 'evaluation.returned') asked = undefined;
    if (happening.type === 'evaluation.signedOff' || happening.type === 'evaluation.abandoned') isOver = true;
  }
  return { dueAt, round, latest, asked, isOver };
}

/** The last period of a cycle that was opened; before the first one is, the period before the day from which the cycle runs. */
export function openedPeriod(cycle: CycleKey, startsOn: string, entries: readonly Entry[]): CyclePeriod {
  const names = entries.flatMap(({ happening }) =>
    happening.type === 'evaluation.opened' && happening.cycle === cycle ? [happening.period] : [],
  );
  const latest = names.map((name) => periodNamed(cycle, name)).sort((a, b) => (a.starts < b.starts ? -1 : 1));
  return latest.at(-1) ?? cyclePeriodOf(cycle, addDays(cyclePeriodOf(cycle, startsOn).starts, -1));
}
