import type { AgreementHappening } from './happenings';
import type { AgreementRecord } from './agreements';
import type { Fact } from '../facts/facts';

/** Whether an agreement binds by what was told of it last: suspended or ended it meets no need any more. */
export const binds = (is: AgreementFact['is'] | undefined): boolean => is === 'effective' || is === 'renewed';

/** What others must know of an agreement after an entry about it; `record` is as it stands then. */
export function factAfter(
  key: string,
  record: AgreementRecord,
  happening: { readonly type: string } & Partial<Dated>,
): Fact | undefined {
  if (!changes.includes(happening.type)) return undefined;
  const about = { kind: 'agreement', key } as const;
  const { state, effectiveOn = '', expiresOn, term = 1, endedOn = '' } = record;
  if (state === 'expired' || state === 'terminated') return { ...about, is: state, on: endedOn };
  if (state === 'suspended') return { ...about, is: 'suspended', on: happening.on ?? effectiveOn };
  return { ...about, is: term > 1 ? 'renewed' : 'effective', on: effectiveOn, ...(expiresOn && { until: expiresOn }) };
}

type AgreementFact = Extract<Fact, { kind: 'agreement' }>;

interface Dated {
  readonly on: string;
}

/** The entries after which an agreement binds otherwise than before, or until another day. */
const changes: readonly (AgreementHappening['type'] | 'agreement.expired' | string)[] = [
  'agreement.suspended',
  'agreement.resumed',
  'agreement.renewed',
  'agreement.amended',
  'agreement.fateDecided',
  'agreement.expired',
  'agreement.terminated',
];
