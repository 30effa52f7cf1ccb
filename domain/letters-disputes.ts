import type { DisputeHappening } from './disputes';
import type { Happening } from './ledger';
import type { Draft } from './letters';
import type { Person } from './programme';

type Telling = Exclude<DisputeHappening, { type: 'dispute.clockSet' }>;

/** Whether an entry about a dispute calls for letters. */
export const isAboutDispute = (happening: Happening): happening is Telling =>
  happening.type.startsWith('dispute.') && happening.type !== 'dispute.clockSet';

/** Both parties' office people and the chairs of the committee hear of every step. Source: rules.md, 3. */
export const disputeDrafts = ({ dispute, told }: Telling, office: readonly Person[]): readonly Draft[] =>
  [...new Set([...office, ...told])].map((to) => ({ to, kind: 'dispute', about: dispute }));
