import { versionsOf } from '../../domain/calendar/calendar';
import { addDays, addMonths } from '../../domain/calendar/dates';
import { evaluationDates } from '../../domain/evaluations/dates';
import { prepared } from '../../domain/evaluations/trials';
import { phaseDays } from '../../domain/phases/phases';
import type { EvaluationKind, EvaluationPlan } from '../../domain/programme/evaluation-plans';
import type { Programme } from '../../domain/programme/programme';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { aside } from '../../infra/reading/side-thread';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { createClocks } from './clocks';
import { evaluationDatesPreview, scorePreview } from './evaluation-forms';

interface Asked {
  readonly programme?: string | undefined;
  readonly definition?: string | Readonly<Record<string, unknown>> | undefined;
  readonly evaluation?: Readonly<Record<string, unknown>> | undefined;
}

interface Found {
  readonly plan?: EvaluationPlan;
  readonly programme?: Programme;
}

const regular: readonly EvaluationKind[] = ['monthly', 'quarterly', 'annual'];

/** The plan that somebody means. Throws `not_found`, or `definition_invalid` with every defect and the place of the first. */
const createPlans =
  ({ directory, shelf }: Pick<ApiDeps, 'directory' | 'shelf'>) =>
  async ({ programme: key, definition, evaluation }: Asked): Promise<Found> => {
    if (key !== undefined) {
      const programme = await directory.definition(key);
      return { programme, plan: programme.evaluation };
    }
    const given = definition ?? evaluation;
    if (given === undefined) return {};
    const written = typeof given === 'string' ? given : JSON.stringify(given);
    const { plan, programme, defects } = await aside('readEvaluation', written, [...shelf.keys()]);
    const [first] = defects;
    if (first) throw refused('definition_invalid', first.message, { field: first.path || 'definition', defects });
    return { ...(plan && { plan }), ...(programme && { programme }) };
  };

const missing = (field: string) =>
  refused('invalid_input', text('请指明要试算的评估。', 'Say which evaluation is meant.'), { field });

/** What an evaluation would come to, and when evaluations would be; computed and answered, nothing is started or kept. */
export const evaluationPreviewEndpoints = ({ shelf, directory }: ApiDeps): readonly Endpoint[] => {
  const plansOf = createPlans({ shelf, directory });
  const clocksOf = createClocks({ shelf, directory });
  return [
    endpoint({
      method: 'post',
      path: '/previews/score',
      tag: 'Previews',
      body: scorePreview,
      reads: ({ programme }) => programme,
      summary: 'What an evaluation would come to with some figures, and why',
      answers: {
        200: 'Each indicator’s attainment and points, coverage, both totals, grades, guards, flags, reasons, the way to the next grade',
        404: 'No such programme',
        422: 'A definition with defects, or what is no figure, indicator, guard or method of it, with its field',
      },
      handle: async ({ body }) => {
        const { plan } = await plansOf(body);
        if (!plan) throw missing('definition');
        const { evaluated, ignored } = prepared({ plan, ...body });
        const result = await aside('evaluate', evaluated);
        return ok({ ...result, ignored, provisional: false, calendarVersions: {} });
      },
    }),
    endpoint({
      method: 'post',
      path: '/previews/evaluation-dates',
      tag: 'Previews',
      body: evaluationDatesPreview,
      reads: ({ programme }) => programme,
      summary:
        'Every evaluation of a time: what it covers, when it opens, until when its figures come in, when it is due',
      answers: {
        200: 'The evaluations in the order of their days, each with its cut-offs, whether in part, whether provisional',
        404: 'No such programme',
        422: 'No such calendar, or neither a programme nor a first day and a calendar',
      },
      handle: async ({ body }) => {
        const { plan, programme } = await plansOf(body);
        const from = body.from ?? programme?.starts;
        if (from === undefined) throw missing('from');
        if (!programme && body.calendar === undefined) throw missing('calendar');
        const own = programme && body.calendar === undefined ? Object.values(directory.calendars(programme)) : [];
        const calendars = own.length > 0 ? own : await clocksOf({ ...body, calendar: body.calendar });
        const ends = programme && phaseDays(programme).at(-1)?.ends;
        const to = body.to ?? (ends !== undefined && ends >= from ? ends : addDays(addMonths(from, 12), -1));
        const { dueWorkingDay } = body;
        const items = (body.cycle ? [body.cycle] : regular).flatMap((cycle) =>
          evaluationDates({ calendars, plan, cycle, from, to, dueWorkingDay }),
        );
        const provisional = items.some((each) => each.provisional);
        return ok({ items, from, to, provisional, calendarVersions: versionsOf(calendars) });
      },
    }),
  ];
};
