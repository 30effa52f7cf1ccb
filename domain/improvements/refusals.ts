import { chineseDay, englishDay } from '../calendar/said-days';
import type { Evidence } from '../approvals/approvals';
import { type LocalDate } from '../calendar/dates';
import { assertHappened } from '../programme/told-days';
import { DomainError } from '../shared/errors';
import type { PartyKey } from '../shared/keys';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank } from '../shared/text';
import { isSameCause } from './causes';
import { assertMeasured, criterionWords, isMetBy, isSameCriterion, measuredWords } from './criteria';
import {
  fixedCriterion,
  isOver,
  roundOf,
  type Analysis,
  type CarriedOut,
  type Check,
  type Improvement,
  type Scheme,
  type Step,
} from './improvements';
import { stepTitles } from './words';

/** Throws `improvement_state` in any other step, naming both. */
function assertStep(improvement: Improvement, step: Step): void {
  if (improvement.state === step) return;
  const [is, wanted] = [stepTitles[improvement.state], stepTitles[step]];
  throw refused(
    'improvement_state',
    text(
      `该改进目前处于“${is.zh}”，不在“${wanted.zh}”环节。`,
      `The improvement is at "${is.en}", not at "${wanted.en}".`,
    ),
    { state: improvement.state },
  );
}

function assertSaid(field: string, said: string): void {
  if (isBlank(said)) throw new DomainError('comment_required', undefined, { field });
}

const assertEvidence = (evidence: readonly Evidence[]): void => {
  if (evidence.length === 0) throw new DomainError('evidence_required', undefined, { field: 'evidence' });
};

/** A cause that is none of those found before. Throws `improvement_state`, `comment_required`, `cause_not_new`. */
export function assertMayAnalyse(improvement: Improvement, { cause, method }: Analysis): void {
  assertStep(improvement, 'analysis');
  assertSaid('cause', cause);
  assertSaid('method', method);
  if (improvement.rounds.some(({ analysis }) => analysis && isSameCause(analysis.cause, cause)))
    throw new DomainError('cause_not_new', undefined, { field: 'cause' });
}

/** Measures, and the criterion that was fixed if one was. Throws `improvement_state`, `comment_required`, `invalid_input`, `criterion_fixed`. */
export function assertMayPlan(improvement: Improvement, { measures, criterion }: Scheme, today: LocalDate): void {
  assertStep(improvement, 'plan');
  if (measures.length === 0)
    throw refused('invalid_input', text('请至少写明一项措施。', 'Name at least one measure.'), { field: 'measures' });
  for (const [at, measure] of measures.entries()) {
    assertSaid(`measures.${at}.text`, measure.text);
    assertSaid(`measures.${at}.owner`, measure.owner);
    if (measure.due < today)
      throw refused(
        'invalid_input',
        text(
          `期限${chineseDay(measure.due)}已经过去。`,
          `${englishDay(measure.due)} is past; a measure is due today or later.`,
        ),
        { field: `measures.${at}.due`, today },
      );
  }
  const fixed = fixedCriterion(improvement);
  if (fixed && !isSameCriterion(fixed, criterion)) {
    const { zh, en } = criterionWords(fixed);
    throw refused(
      'criterion_fixed',
      text(
        `开始实施后，判定标准不再更改：${zh}。`,
        `The criterion stays as it was when the implementation began: ${en}.`,
      ),
      { field: 'criterion' },
    );
  }
}

/** Since the plan was approved, with evidence. Throws `improvement_state`, `comment_required`, `evidence_required`, `invalid_input`. */
export function assertMayCarryOut(
  improvement: Improvement,
  { who, on, evidence }: CarriedOut,
  days: { readonly today: LocalDate; readonly after?: LocalDate | undefined },
): void {
  assertStep(improvement, 'implementation');
  assertSaid('who', who);
  assertEvidence(evidence);
  assertHappened('improvement.carriedOutOn', on, { field: 'on', ...days });
}

/** Throws `check_too_early` before the first day of the check, naming it. */
function assertDue({ checkFrom = '' }: { readonly checkFrom?: LocalDate }, today: LocalDate): void {
  if (today >= checkFrom) return;
  throw refused(
    'check_too_early',
    text(
      `有效性验证最早从${chineseDay(checkFrom)}起进行（今日为${chineseDay(today)}）。`,
      `Its effect is verified from ${englishDay(checkFrom)} at the earliest; today is ${englishDay(today)}.`,
    ),
    { checkFrom, today },
  );
}

/** Throws `same_company` for the party that carried it out. */
export function assertOtherCompany(improvement: Improvement, party: PartyKey): void {
  const { scheme } = roundOf(improvement);
  if (scheme?.implementer === party) throw new DomainError('same_company', undefined, { party });
}

/**
 * By another company than carried it out, from the day of the check on, with evidence; never effective where the value does not meet the
 * criterion. Throws `improvement_state`, `check_too_early`, `same_company`, `invalid_input`, `evidence_required`, `effect_not_shown`.
 * Source: docs/rules/improvement.md, "Effectiveness".
 */
export function assertMayVerify(
  improvement: Improvement,
  {
    measured,
    verdict,
    evidence,
    note,
    party,
  }: Pick<Check, 'measured' | 'evidence' | 'note' | 'party'> & {
    readonly verdict?: Check['verdict'] | undefined;
  },
  today: LocalDate,
): void {
  assertStep(improvement, 'verification');
  const round = roundOf(improvement);
  assertDue(round, today);
  assertOtherCompany(improvement, party);
  const criterion = round.scheme?.criterion;
  if (!criterion) throw new DomainError('improvement_state');
  assertMeasured(criterion, measured);
  assertEvidence(evidence);
  const isMet = isMetBy(criterion, measured);
  if (verdict === 'effective' && !isMet) {
    const [is, asked] = [measuredWords(criterion, measured), criterionWords(criterion)];
    throw refused(
      'effect_not_shown',
      text(`实测 ${is.zh}，未达到判定标准：${asked.zh}。`, `Measured ${is.en}; the criterion asks for ${asked.en}.`),
      { field: 'verdict' },
    );
  }
  if (verdict === 'notEffective' && isMet) assertSaid('note', note);
}

/** What follows from a measured value: the criterion decides, and whoever verifies may say no all the same. */
export const verdictOf = (improvement: Improvement, measured: string, said?: Check['verdict']): Check['verdict'] => {
  const criterion = roundOf(improvement).scheme?.criterion;
  const isMet = criterion !== undefined && isMetBy(criterion, measured);
  return isMet && said !== 'notEffective' ? 'effective' : 'notEffective';
};

/** The same problem is told of what is open or still watched. Throws `improvement_state`, `comment_required`. */
export function assertMayRecur(improvement: Improvement, note: string, today: LocalDate): void {
  assertSaid('note', note);
  const { watchedUntil } = improvement;
  if (!isOver(improvement) && (watchedUntil === undefined || today <= watchedUntil)) return;
  throw refused(
    'improvement_state',
    text(
      `该改进已经结束${watchedUntil === undefined ? '' : `，复发观察期已于${chineseDay(watchedUntil)}届满`}；问题再次出现的，请另行提出。`,
      `The improvement is over${watchedUntil === undefined ? '' : `; the same problem was looked out for until ${englishDay(watchedUntil)}`}. Open a new one for what occurs now.`,
    ),
    { state: improvement.state },
  );
}
