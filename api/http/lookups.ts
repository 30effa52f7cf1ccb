import { DomainError } from '../../domain/shared/errors';
import { noSuch } from '../../domain/shared/reasons';
import { type Kind, kinds } from '../../domain/shared/kinds';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from './deps';

/** The thing of that key. Throws `not_found`. */
export const foundIn = <Thing extends { readonly key: string }>(
  things: readonly Thing[],
  key: string,
  kind: Kind,
): Thing => {
  const found = things.find((each) => each.key === key);
  if (found) return found;
  throw new DomainError('not_found', noSuch(kinds[kind], key));
};

/** The programme of that key, without what it waits for. Throws `not_found`. */
export const programmeOf = async ({ readModel }: Pick<ApiDeps, 'readModel'>, key = ''): Promise<ProgrammeView> => {
  const view = await readModel.head(key);
  if (!view) throw notStarted(key);
  return view;
};

export const notStarted = (key: string) => new DomainError('not_found', noSuch(kinds.programme, key));
