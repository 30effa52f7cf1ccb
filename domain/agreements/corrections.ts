import { assertSameDocument } from './documents';
import { isForming, type AgreementLife, type AgreementState, type SignatureMade } from './life';
import { DomainError } from '../shared/errors';
import type { LocalDate } from '../calendar/dates';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank } from '../shared/text';
import type { PartyKey } from '../shared/keys';

/** What of a recording can turn out wrong. */
export type Corrected = Partial<Omit<SignatureMade, 'by'>> & { readonly on?: LocalDate; readonly evidence?: string };

/** What was recorded wrongly, and what it should say: the signature of a party, or a condition that was met. */
export type Correction = Corrected &
  ({ readonly of: 'signature'; readonly party: PartyKey } | { readonly of: 'condition'; readonly condition: string });

type Standing = AgreementLife & { readonly state: AgreementState };

/** What is being signed: an amendment, else the agreement itself. */
const signingOf = (life: Standing) => life.amendment ?? life;

/** What stands recorded of what a correction is about; `undefined` where nothing does. */
export function recordedOf(life: Standing, correction: Correction): Corrected | undefined {
  if (correction.of === 'condition') {
    const met = life.conditionsMet?.[correction.condition];
    return met && { on: met.on, evidence: met.evidence };
  }
  const { signedOn = {}, signatures = {} } = signingOf(life);
  const { by: _, ...made } = signatures[correction.party] ?? {};
  const on = signedOn[correction.party];
  return on === undefined ? undefined : { signedOn: on, ...made };
}

/** The values that a correction changes, as they stood before it. */
export function valuesBefore(life: Standing, correction: Correction): Corrected {
  const before = recordedOf(life, correction) ?? {};
  return Object.fromEntries(Object.entries(before).filter(([name]) => name in correction)) as Corrected;
}

/**
 * Throws `correction_refused` once the recording has had consequences, `invalid_input` where nothing is recorded or nothing would change,
 * `document_differs` for a document that could not be signed either.
 */
export function assertMayCorrect(
  signatories: readonly PartyKey[],
  life: Standing,
  { correction, reason }: { readonly correction: Correction; readonly reason: string },
): void {
  if (isBlank(reason)) throw new DomainError('comment_required');
  const field = correction.of === 'condition' ? 'condition' : 'party';
  const before: Readonly<Record<string, unknown>> | undefined = recordedOf(life, correction);
  const { of: _, ...given } = correction;
  const changes = Object.entries(given).filter(([name]) => name !== field);
  if (before === undefined) throw unrecorded(field);
  const stray = changes.find(([name]) => !(name in before));
  if (stray) throw unrecorded(stray[0]);
  assertNoConsequence(signatories, life, correction);
  if (!changes.some(([name, value]) => before[name] !== value))
    throw refused('invalid_input', text('更正与原登记相同。', 'It says what is recorded already.'), { field });
  if (correction.of !== 'signature' || correction.documentHash === undefined) return;
  const { party, documentHash } = correction;
  assertSameDocument(signatories, signingOf(life), { party, documentHash });
}

const unrecorded = (field: string) =>
  refused('invalid_input', text('没有可更正的登记。', 'Nothing of this kind is recorded.'), { field });

function assertNoConsequence(signatories: readonly PartyKey[], life: Standing, correction: Correction): void {
  if (correction.of === 'condition') {
    if (isForming(life.state)) return;
    throw refused(
      'correction_refused',
      text('协议已据此生效或终结。', 'The agreement has taken effect on it, or has ended.'),
      { state: life.state },
    );
  }
  const { signedOn = {} } = signingOf(life);
  const isComplete = signatories.every((party) => signedOn[party] !== undefined);
  if (!isComplete && (life.amendment || life.state === 'signing')) return;
  throw refused(
    'correction_refused',
    text('各方均已签署，该签署已产生效力。', 'Every party has signed: this signature has had its effect.'),
    { state: life.state },
  );
}

/** The life after a correction: what was recorded says what it should have said. */
export function correctedLife<Life extends Standing>(life: Life, correction: Correction): Life {
  if (correction.of === 'condition') {
    const { condition, on, evidence } = correction;
    const met = life.conditionsMet?.[condition];
    if (!met) return life;
    const now = { ...met, ...(on !== undefined && { on }), ...(evidence !== undefined && { evidence }) };
    return { ...life, conditionsMet: { ...life.conditionsMet, [condition]: now } };
  }
  const { of: _, party, signedOn, ...changes } = correction;
  const signing = signingOf(life);
  const made = signing.signatures?.[party];
  const now = {
    signedOn: { ...signing.signedOn, ...(signedOn !== undefined && { [party]: signedOn }) },
    ...(made && {
      signatures: {
        ...signing.signatures,
        [party]: { ...made, ...changes, ...(signedOn !== undefined && { signedOn }) },
      },
    }),
  };
  return life.amendment ? { ...life, amendment: { ...life.amendment, ...now } } : { ...life, ...now };
}
