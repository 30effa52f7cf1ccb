import { noticeToEnd } from '../programme/clauses';
import type { AgreementVerb } from './happenings';
import { assertMayCorrect } from './corrections';
import { assertMayConfirm, notASignatory } from './documents';
import { isInForce, isRunning, openCures, type AgreementState } from './life';
import type { Proposal } from './proposals';
import { stateRefused, unmetConditions, type AgreementRecord } from './agreements';
import { DomainError } from '../shared/errors';
import { isBlank, type Text } from '../shared/text';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Agreement } from '../programme/agreement-plans';

const invalid = (field: string, why: Text) => new DomainError('invalid_input', why, { field });

/**
 * May the office record this of an agreement now? Throws `agreement_state`, `already_proposed` while its groups decide
 * on something else, `comment_required` where nothing is said, `invalid_input` for a condition, party or notice that it
 * does not know. Source: docs/rules/agreements.md, "States".
 */
export function assertMayChange(agreement: Agreement, record: AgreementRecord, verb: AgreementVerb): void {
  switch (verb.type) {
    case 'agreement.negotiated':
      return assertState(record, 'draft', 'negotiating', 'rejected');
    case 'agreement.withdrawn':
      if (isBlank(verb.reason)) throw new DomainError('comment_required');
      return assertState(record, 'draft', 'negotiating', 'rejected', 'signing');
    case 'agreement.conditionMet':
      assertState(record, 'draft', 'negotiating', 'internalApproval', 'signing', 'conditionsPending');
      if (isBlank(verb.evidence)) throw new DomainError('comment_required');
      return assertIsOpen(agreement, record, verb.condition);
    case 'agreement.noticed':
      return assertMayNotify(agreement, record, verb);
    case 'agreement.cured':
      return assertMayCure(record, verb);
    case 'agreement.corrected':
      return assertMayCorrect(agreement.signatories, record, verb);
    case 'agreement.documentConfirmed':
      if (!record.amendment && record.state !== 'signing') throw stateRefused(record);
      return assertMayConfirm(agreement.signatories, record.amendment ?? record, verb);
    case 'agreement.proposed':
      return assertMayPropose(agreement, record, verb.proposal);
  }
}

const assertState = (record: AgreementRecord, ...allowed: readonly AgreementState[]): void => {
  if (!allowed.includes(record.state)) throw stateRefused(record);
};

const assertIsOpen = (agreement: Agreement, record: AgreementRecord, condition: string): void => {
  if (!unmetConditions(agreement, record).some(({ key }) => key === condition))
    throw invalid('condition', notOpen(agreement, condition));
};

const notOpen = ({ conditions = [] }: Agreement, condition: string): Text => {
  const { zh, en } = conditions.find(({ key }) => key === condition)?.title ?? text(condition, condition);
  return text(`“${zh}”不是尚待成就的条件。`, `"${en}" is not a condition that waits to be met.`);
};

function assertMayNotify(agreement: Agreement, record: AgreementRecord, { notice }: Noticed): void {
  if (!isRunning(record.state)) throw stateRefused(record);
  if (!agreement.signatories.includes(notice.from)) throw invalid('from', notASignatory);
  const { kind } = agreement.renewal;
  const isMeant = {
    renew: kind === 'optional',
    notToRenew: kind !== 'none',
    terminate: noticeToEnd(agreement) !== undefined && record.end === undefined,
    breach: true,
  }[notice.kind];
  if (!isMeant)
    throw invalid(
      'kind',
      text('此类通知目前对该协议不起作用。', 'A notice of this kind has no effect on the agreement now.'),
    );
}

type Noticed = Extract<AgreementVerb, { type: 'agreement.noticed' }>;

/** One of the breaches that may be cured; which, has to be said where there are several. */
function assertMayCure(
  record: AgreementRecord,
  { evidence, breach }: Extract<AgreementVerb, { type: 'agreement.cured' }>,
) {
  const cures = openCures(record);
  if (cures.length === 0) throw stateRefused(record);
  if (isBlank(evidence)) throw new DomainError('comment_required');
  if (breach === undefined ? cures.length === 1 : cures.some((cure) => cure.breach === breach)) return;
  const open = cures.flatMap((cure) => cure.breach ?? []);
  throw refused(
    'invalid_input',
    text(`请指明哪一项违约通知：${open.join('、')}。`, `Say which notice of a breach is meant: ${open.join(', ')}.`),
    { field: 'breach', open },
  );
}

function assertMayPropose(agreement: Agreement, record: AgreementRecord, proposal: Proposal): void {
  if (record.pending) throw new DomainError('already_proposed', undefined, { approval: record.pending.approval });
  if (isBlank(proposal.reason)) throw new DomainError('comment_required');
  switch (proposal.matter) {
    case 'suspension':
      if (!isInForce(record.state)) throw stateRefused(record);
      return;
    case 'resumption':
      return assertState(record, 'suspended');
    case 'amendment':
      if (record.amendment)
        throw new DomainError(
          'already_proposed',
          text('已有一项变更正在签署。', 'An amendment is being signed already.'),
        );
      if (!isRunning(record.state)) throw stateRefused(record);
      return;
    case 'termination':
      if (!isRunning(record.state)) throw stateRefused(record);
      return;
    case 'fate':
      return assertMayDecideFate(record, proposal);
    case 'claim':
      return assertMayClaim(agreement, record, proposal);
  }
}

/** Once the agreement above has ended, or its programme ends; what has not taken effect can go on or be given up, nothing else. */
function assertMayDecideFate(record: AgreementRecord, { fate }: Extract<Proposal, { matter: 'fate' }>): void {
  if (!record.orphaned && !record.isFateAsked) throw stateRefused(record);
  if (isRunning(record.state)) return;
  assertState(record, 'conditionsPending', 'signed');
  if (fate === 'suspend' || fate === 'novate')
    throw refused(
      'invalid_input',
      text('尚未生效的协议只能继续或终止。', 'What has not taken effect can only go on or be given up.'),
      { field: 'fate' },
    );
}

function assertMayClaim(
  agreement: Agreement,
  record: AgreementRecord,
  proposal: Extract<Proposal, { matter: 'claim' }>,
) {
  assertState(record, 'signing', 'conditionsPending', 'signed');
  const { claim, condition, against } = proposal;
  if (!agreement.signatories.includes(against)) throw invalid('against', notASignatory);
  if (claim === 'obstruction') return assertIsOpen(agreement, record, condition);
  if (!record.conditionsMet?.[condition])
    throw invalid('condition', text('该条件尚未成就。', 'This condition has not been met.'));
}

/** Throws `agreement_state` unless an amendment is to be signed, `already_signed`, or `invalid_input` for a stranger's signature. */
export function assertMaySignAmendment(
  agreement: Agreement,
  { amendment, state }: AgreementRecord,
  party: string,
): void {
  if (!amendment) throw stateRefused({ state });
  if (amendment.signedOn[party]) throw new DomainError('already_signed');
  if (!agreement.signatories.includes(party)) throw invalid('party', notASignatory);
}
