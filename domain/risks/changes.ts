import { daysBetween } from '../calendar/dates';
import type { OfType } from '../shared/told';
import { isWorse } from './levels';
import type { Risk, RiskAcceptance, RiskHappening, RiskMatter } from './risks';

const unasked = ({ asked: _, ...risk }: Risk): Risk => risk;

/** Its next review is to be counted anew. */
const unplanned = ({ review: _, isReminded: _r, isOverdue: _o, worseOn: _w, ...risk }: Risk): Risk => risk;

const askedOf = (risk: Risk, matter: RiskMatter, approval: string): Risk => ({
  ...risk,
  asked: { matter, approval },
  rounds: { ...risk.rounds, [matter]: risk.rounds[matter] + 1 },
});

const scored = (
  { answer: _, ...risk }: Risk,
  { scores, after, answer }: OfType<RiskHappening, 'risk.assessed' | 'risk.reviewed'>,
): Risk => ({
  ...risk,
  scores,
  level: after,
  ...(answer !== undefined && { answer }),
  ...(risk.state === 'identified' && { state: 'assessed' }),
});

/** What an assessment made worse is reviewed earlier; it is no review by itself, but for the first. */
const assessed = (risk: Risk, happening: OfType<RiskHappening, 'risk.assessed'>): Risk => {
  const { on, after } = happening;
  const isWorseNow = risk.level !== undefined && isWorse(after, risk.level);
  return { lastReviewOn: on, ...scored(risk, happening), ...(isWorseNow && { worseOn: on }) };
};

/** Nothing is accepted any more, and it is asked for anew for as long. */
const lapsed = (
  { acceptance: _, ...risk }: Risk,
  { by, reason, until, on }: Pick<RiskAcceptance, 'by' | 'reason' | 'until' | 'on'>,
): Risk => ({
  ...risk,
  lapsed: { by, reason, until, days: daysBetween(on, until) },
  ...(risk.state === 'treated' && !risk.response && { state: 'assessed' }),
});

const closed = ({ acceptance: _, asked: _a, lapsed: _l, ...risk }: Risk): Risk =>
  unplanned({ ...risk, state: 'closed' });

/** What was decided about it is decided anew, and it is reviewed from that day on. */
const reopened = (risk: Risk, on: string): Risk => {
  const { closed: _, materialisation: _m, response: _r, acceptance: _a, lapsed: _l, ...rest } = unplanned(risk);
  return rest.scores ? { ...rest, state: 'assessed', lastReviewOn: on } : { ...rest, state: 'identified' };
};

/** A risk after something happened to it: the process and the read model change it alike. */
export function riskAfter(risk: Risk, happening: RiskHappening): Risk {
  switch (happening.type) {
    case 'risk.raised':
      return happening.raised;
    case 'risk.assessed':
      return assessed(risk, happening);
    case 'risk.reviewed':
      return { ...unplanned(scored(risk, happening)), lastReviewOn: happening.on };
    case 'risk.reviewSet': {
      const { isReminded, ...rest } = risk;
      const isMoved = risk.review?.dueAt !== happening.review.dueAt;
      return { ...rest, ...(isReminded && !isMoved && { isReminded }), review: happening.review };
    }
    case 'risk.reviewReminded':
      return { ...risk, isReminded: true };
    case 'risk.reviewOverdue':
      return { ...risk, isOverdue: true };
    case 'risk.responded': {
      const { response } = happening;
      const actions = (risk.actions ?? 0) + response.actions.length;
      return { ...risk, response, actions, ...(risk.state === 'assessed' && { state: 'treated' }) };
    }
    case 'risk.acceptanceAsked': {
      const { lapsed: _, ...rest } = risk;
      return askedOf(rest, 'acceptance', happening.approval);
    }
    case 'risk.accepted': {
      const { acceptance } = happening;
      return { ...unasked(risk), acceptance, ...(risk.state === 'assessed' && { state: 'treated' }) };
    }
    case 'risk.acceptanceEnded':
      return risk.acceptance ? lapsed(risk, risk.acceptance) : risk;
    case 'risk.acceptanceRefused':
    case 'risk.closingRefused':
      return unasked(risk);
    case 'risk.materialised': {
      const { what, on, by } = happening;
      return { ...risk, state: 'materialised', materialisation: { what, on, by } };
    }
    case 'risk.closingAsked':
      return askedOf(risk, 'closing', happening.approval);
    case 'risk.closed': {
      const { by, reason } = happening;
      return { ...closed(risk), closed: { by, reason } };
    }
    case 'risk.reopened':
      return reopened(risk, happening.on);
  }
}
