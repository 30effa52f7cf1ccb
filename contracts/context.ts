import type { Text } from '../domain/shared/text';

/** What every process of a programme carries: whose it is, and under which version of its definition it was opened. */
export interface Context {
  readonly programme: string;
  readonly programmeTitle: Text;
  readonly version: string;
}

export const contextOf = ({ programme, programmeTitle, version }: Context): Context => ({
  programme,
  programmeTitle,
  version,
});
