import type { Person } from '../../domain/shared/keys';

interface Known {
  readonly kind: string;
  readonly person?: Person;
}

/** Who came, by their own name: of a session or a caller that is a person; nobody where a token alone was shown. */
export const personBehind = (who: Known | undefined): Person | undefined =>
  who?.kind === 'person' ? who.person : undefined;
