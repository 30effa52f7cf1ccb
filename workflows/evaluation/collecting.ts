import type { Answer } from '../../domain/evaluations/asks';
import {
  askNamed,
  differ,
  given,
  isCollecting,
  nextMoment,
  ratersOf,
  readyToOpen,
  reserveOf,
  toEscalate,
  toRemind,
  unanswered,
} from '../../domain/evaluations/collection';
import type { Course } from '../../domain/evaluations/projection';
import type { EvaluationView, Given } from '../../domain/evaluations/views';
import { planAsks } from '../kit/activities';
import type { createRecord } from '../kit/record';
import type { hearOfCalendars } from '../kit/recounting';
import { show } from '../kit/visibility';
import { happensBy, isPast, somethingHappens } from '../kit/waiting';

interface Collecting {
  readonly programme: string;
  readonly evaluation: () => EvaluationView;
  readonly happen: (happening: Course) => void;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly calendars: ReturnType<typeof hearOfCalendars>;
  readonly isOver: () => boolean;
  /** Whether what came in may be scored, once it is due or before. */
  readonly isEnough: (isDue: boolean) => boolean;
}

/** How the evaluation itself is called among what it asks. */
const OWN = 'evaluation';

/** How many working days one more rater has. */
const RESERVE_DAYS = 3;

/** Takes what people answer, reminds whoever has not, and escalates what is overdue; what raters say is kept unseen until all have. */
export const createCollecting = ({
  programme,
  evaluation,
  happen,
  ledger,
  calendars,
  isOver,
  isEnough,
}: Collecting) => {
  let unseen: Readonly<Record<string, Given>> = {};
  const now = () => new Date().toISOString();
  const about = () => ({ evaluation: evaluation().key });

  const seen = (name: string) => ratersOf(evaluation(), name).flatMap(({ key }) => unseen[key] ?? []);

  function open(name: string) {
    const ratings = seen(name);
    if (ratings.length > 0) happen({ type: 'evaluation.ratingsOpened', ...about(), ratings });
  }

  /** All raters have answered: they are shown each other's, or one more is asked where they differ. */
  async function openOrAskOneMore(name: string) {
    const reserve = reserveOf(evaluation(), name);
    if (!reserve || !differ(seen(name))) return open(name);
    const asks = [{ ...reserve, workingDay: RESERVE_DAYS }];
    const { [reserve.key]: times } = await planAsks({ programme, from: now(), opensAt: now(), asks });
    if (!times || !isCollecting(evaluation())) return;
    happen({ type: 'evaluation.raterAdded', ...about(), added: { key: reserve.key, ...times } });
  }

  function letTimePass() {
    const reminded = toRemind(evaluation(), now()).map(({ key }) => key);
    if (reminded.length > 0) happen({ type: 'evaluation.reminded', ...about(), asks: reminded });
    const overdue = toEscalate(evaluation(), now()).map(({ key }) => key);
    if (overdue.length > 0) happen({ type: 'evaluation.escalated', ...about(), asks: overdue });
  }

  const hasEnough = () => isEnough(isPast(evaluation().dueAt));

  /** From where they were counted before; what has been reminded of or is overdue stays so. */
  async function countDueAgain() {
    const { asked = [], due, dueAt: before } = evaluation();
    if (!due) return;
    const own = { key: OWN, workingDay: due.workingDay };
    const open = unanswered(evaluation());
    const times = await planAsks({ programme, from: due.from, opensAt: now(), asks: [...open, own] });
    const { [OWN]: next, ...asks } = times;
    const isMoved = asked.some(({ key, dueAt }) => asks[key] && asks[key].dueAt !== dueAt);
    if (!isCollecting(evaluation()) || (!isMoved && next?.dueAt === before)) return;
    happen({ type: 'evaluation.recounted', ...about(), dueAt: next?.dueAt ?? before, asks });
  }

  const showWaiting = () => {
    const open = unanswered(evaluation());
    const { state, dueAt, period } = evaluation();
    const lines = open.map(({ key, people, seats = [], isOverdue }) => {
      const whom = [...seats, ...people].join(', ');
      return `- ${key}: ${whom}${isOverdue ? ' (overdue)' : ''}`;
    });
    const head =
      state === 'returned'
        ? `Sent back: the office corrects the figures of ${period} and sends them again`
        : `Waiting for ${open.length} of ${evaluation().asked?.length ?? 0} answers about ${period}:`;
    show(state === 'returned' ? 'returned' : 'collecting', ['pmo'], [head, ...lines].join('\n'), dueAt);
  };

  return {
    /** A rater's answer is told without what it says. */
    take: (answer: Answer): void => {
      const taken = given(askNamed(evaluation(), answer.ask), answer, now());
      const { ask, by, at, isLate, standsInFor } = taken;
      if (askNamed(evaluation(), ask).sealed === undefined)
        return happen({ type: 'evaluation.answered', ...about(), ...taken });
      unseen = { ...unseen, [ask]: taken };
      happen({
        type: 'evaluation.rated',
        ...about(),
        ...{ ask, by, at },
        ...(isLate && { isLate }),
        ...(standsInFor !== undefined && { standsInFor }),
      });
    },
    /** Whatever has been rated so far is shown: nobody waits for the rest. */
    openAll: (): void => {
      for (const name of new Set(Object.keys(unseen).flatMap((key) => askNamed(evaluation(), key).sealed ?? [])))
        open(name);
      unseen = {};
    },
    hasEnough,
    /** Waits until everything has come in, or enough of it once it is due; or until somebody else ends the wait. */
    untilEnough: async (): Promise<void> => {
      for (const name of readyToOpen(evaluation())) await openOrAskOneMore(name);
      if (calendars.takeNewCalendar()) await countDueAgain();
      if (!isCollecting(evaluation()) || isOver()) return;
      letTimePass();
      await ledger.write();
      if (hasEnough()) return;
      showWaiting();
      const isNews = () =>
        isOver() || !isCollecting(evaluation()) || hasEnough() || calendars.hasNewCalendar() || ledger.hasNews();
      const moments = [nextMoment(evaluation()), ...(isPast(evaluation().dueAt) ? [] : [evaluation().dueAt])];
      const next = moments.flatMap((moment) => moment ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
      const why = `the figures of ${evaluation().period}`;
      if (next === undefined) await somethingHappens(isNews, why);
      else await happensBy(isNews, next, why);
    },
  };
};
