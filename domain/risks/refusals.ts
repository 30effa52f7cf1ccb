import { chineseDay, englishDay } from '../calendar/said-days';
import { addDays, type LocalDate } from '../calendar/dates';
import { DomainError } from '../shared/errors';
import { kinds } from '../shared/kinds';
import { isBlank } from '../shared/text';
import { refused, standsAs } from '../shared/reasons';
import { text } from '../shared/sentences';
import { assertHappened } from '../programme/told-days';
import type { ResponseKind } from '../programme/risk-plans';
import { scoreWarnings, type Scores } from './levels';
import {
  isOpenRisk,
  type Acceptance,
  type AskedAction,
  type Materialisation,
  type Risk,
  type RiskReview,
} from './risks';
import { responseTitles, riskStates } from './titles';

/** Throws `risk_state` for one that is closed. */
export function assertOpen({ state }: Pick<Risk, 'state'>): void {
  if (!isOpenRisk({ state })) throw new DomainError('risk_state', standsAs(kinds.risk, riskStates[state]), { state });
}

/** Throws `comment_required` at its field. */
const assertSaid = (said: string, field: string): void => {
  if (isBlank(said)) throw new DomainError('comment_required', undefined, { field });
};

/**
 * Scores that do not fall from inherent over current to residual are taken only with a written answer. Throws
 * `answer_required`. Source: docs/rules/risks.md, "The matrix".
 */
export function assertAnswered(scores: Scores, answer: string | undefined): void {
  const [warning] = scoreWarnings(scores);
  if (!warning || (answer !== undefined && !isBlank(answer))) return;
  throw refused('answer_required', warning.message, { field: 'answer', higher: warning.higher, lower: warning.lower });
}

/**
 * A review that is overdue is made up for by a review: nobody assesses a risk out of it. Throws `risk_state`,
 * `risk_review_due` or `answer_required`. Source: docs/rules/risks.md, "Review".
 */
export function assertMayAssess(
  risk: Risk,
  { scores, answer }: { readonly scores: Scores; readonly answer?: string },
): void {
  assertOpen(risk);
  if (risk.isOverdue) throw new DomainError('risk_review_due');
  assertAnswered(scores, answer);
}

/** Throws `risk_state` for one that nobody has assessed yet, or that is closed; `answer_required`, `comment_required`. */
export function assertMayReview(risk: Risk, { scores, answer = risk.answer, note }: RiskReview): void {
  assertOpen(risk);
  const reviewed = scores ?? risk.scores;
  if (!reviewed || risk.state === 'identified')
    throw refused(
      'risk_state',
      text('该风险尚未评估，请先评估。', 'The risk has not been assessed yet: assess it first.'),
      { state: risk.state },
    );
  assertAnswered(reviewed, answer);
  assertSaid(note, 'note');
}

/** Whether a response takes steps; to retain or to take a risk is done by deciding alone. */
export const takesActions = (kind: ResponseKind): boolean => kind !== 'retain' && kind !== 'take';

/** Throws `risk_state`, or `invalid_input` at `actions` where steps are missing or due before today. */
export function assertMayRespond(
  risk: Risk,
  { kind, actions }: { readonly kind: ResponseKind; readonly actions: readonly Pick<AskedAction, 'due'>[] },
  today: LocalDate,
): void {
  assertOpen(risk);
  if (risk.state === 'identified')
    throw refused(
      'risk_state',
      text('该风险尚未评估，请先评估。', 'The risk has not been assessed yet: assess it first.'),
      {
        state: risk.state,
      },
    );
  const { zh, en } = responseTitles[kind];
  if (actions.length === 0 && takesActions(kind))
    throw refused(
      'invalid_input',
      text(`“${zh}”须至少列出一项措施，写明责任人和期限。`, `To "${en}" takes at least one action with owner and day.`),
      { field: 'actions' },
    );
  const late = actions.findIndex(({ due }) => due < today);
  if (late >= 0)
    throw refused('invalid_input', text('措施的期限已过。', 'An action is due on a day that is past.'), {
      field: `actions.${late}.due`,
    });
}

/** Groups decide on one matter of a risk at a time. */
const assertUnasked = ({ asked }: Risk): void => {
  if (asked) throw new DomainError('risk_deciding', undefined, { approval: asked.approval });
};

/** Throws `risk_state`, `risk_deciding`, `comment_required`, or `invalid_input` at `until`. Source: docs/rules/risks.md, "Acceptance". */
export function assertMayAccept(
  risk: Risk,
  { reason, until }: Pick<Acceptance, 'reason' | 'until'>,
  { today, atMostDays }: { readonly today: LocalDate; readonly atMostDays: number },
): void {
  assertOpen(risk);
  if (!risk.level)
    throw refused(
      'risk_state',
      text('该风险尚未评估，请先评估。', 'The risk has not been assessed yet: assess it first.'),
      {
        state: risk.state,
      },
    );
  assertUnasked(risk);
  assertSaid(reason, 'reason');
  const latest = addDays(today, atMostDays);
  if (until <= today || until > latest)
    throw refused(
      'invalid_input',
      text(
        `接受须有期限：晚于今日（${chineseDay(today)}），不晚于${chineseDay(latest)}。`,
        `It is accepted until a day after ${englishDay(today)}, and by ${englishDay(latest)}.`,
      ),
      { field: 'until', today, latest },
    );
}

/** Throws `risk_state` where it is closed or has come true already, `comment_required`, `invalid_input` for a day to come. */
export function assertMayMaterialise(
  risk: Risk,
  { what, on }: Pick<Materialisation, 'what' | 'on'>,
  today: LocalDate,
): void {
  assertOpen(risk);
  if (risk.state === 'materialised') throw new DomainError('risk_state', undefined, { state: risk.state });
  assertSaid(what, 'what');
  assertHappened('risk.materialisedOn', on, { field: 'on', today });
}

/** Throws `risk_state`, `risk_deciding` or `comment_required`. */
export function assertMayAskToClose(risk: Risk, { reason }: { readonly reason: string }): void {
  assertOpen(risk);
  assertUnasked(risk);
  assertSaid(reason, 'reason');
}

/** What is closed, or has come true, may be taken up again. Throws `risk_state` or `comment_required`. */
export function assertMayReopen(risk: Risk, { reason }: { readonly reason: string }): void {
  if (risk.state !== 'closed' && risk.state !== 'materialised')
    throw new DomainError('risk_state', undefined, { state: risk.state });
  assertUnasked(risk);
  assertSaid(reason, 'reason');
}
