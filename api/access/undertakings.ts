import { assertMayUndertake, type ProgrammeState } from '../../domain/programme/undertakings';
import { accessOf, type Access } from './matrix';

/** Whether what is posted to a route may be begun in a programme that stands so. Throws `programme_ending` or `programme_over`. */
export function assertMayPost(route: string, state: ProgrammeState): void {
  const { begins } = (accessOf as Readonly<Record<string, Access | undefined>>)[route] ?? {};
  if (begins !== undefined && begins !== 'agreement.verb') assertMayUndertake(state, begins);
}
