import { disputeRules, tierOf, type Dispute } from './disputes';
import { disputeStates } from './words';
import { decidingParties } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { list, text } from '../shared/sentences';
import { briefly, type Text } from '../shared/text';

/** The terms that the parties are asked to confirm: one has, and the dispute goes on; none where there is nothing to answer. */
export const termsAsked = (dispute: Dispute): string | undefined =>
  tierOf(dispute) === undefined ? undefined : dispute.settlement?.terms;

/**
 * What a dispute is called in lists and mails: in which tier it is and, once a party has confirmed terms, that it is to be settled on
 * them. Source: docs/rules/mail-and-pages.md, "The deciding sentence".
 */
export const disputeTitle = (dispute: Dispute): Text => {
  const { zh, en } = disputeStates[dispute.state];
  const named = text(`争议（${zh}）：${dispute.title}`, `Dispute (${en.toLowerCase()}): ${dispute.title}`);
  const terms = termsAsked(dispute);
  if (terms === undefined) return named;
  const brief = briefly(terms);
  return text(`${named.zh}，建议【和解】：${brief}`, `${named.en}, proposal to settle: ${brief}`);
};

/** Whom a party asks that raises a dispute, and until when: every party that decides has to settle within the time of the negotiation. */
export const disputeAsks = (programme: Programme): Text => {
  const { zh, en } = list(decidingParties(programme).map(({ title }) => title));
  const { negotiationDays } = disputeRules(programme);
  return text(
    `提交后即通知${zh}和合作治理委员会各组主席，请${zh}在 ${negotiationDays} 个自然日内协商。`,
    `Submitting tells ${en} and the chairs of the committee’s groups; ${en} have ${negotiationDays} calendar days to negotiate.`,
  );
};
