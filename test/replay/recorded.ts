import type { ApprovalView } from '../../domain/approvals/views';
import { maySeeOwnCosts } from '../../domain/money/distributions/own-costs';
import type { ProgrammeView } from '../../domain/views/views';
import type { App } from '../support/app';

/** Everything that a programme's people ask for by name. */
export interface Recorded {
  readonly view: ProgrammeView;
  readonly approvals: readonly ApprovalView[];
  /** But for those that a party keeps from the others. */
  readonly files: readonly string[];
}

/** What is recorded so far, of each programme. */
export async function recordedIn({ database, readModel, evidenceFiles }: App): Promise<readonly Recorded[]> {
  const keys = await database.query<{ key: string }>('select key from programmes order by key');
  const ids = await database.query<{ id: string }>('select id from approvals order by opened_at, id');
  const approvals = (await Promise.all(ids.map(({ id }) => readModel.approval(id)))).flatMap((each) => each ?? []);
  return Promise.all(
    keys.map(async ({ key }) => {
      const view = (await readModel.head(key)) as ProgrammeView;
      const files = (await evidenceFiles.known(key)).map(({ hash }) => hash);
      return {
        view,
        approvals: approvals.filter(({ programme }) => programme === key),
        files: files.filter((hash) => !isKept(view, hash)),
      };
    }),
  );
}

const isKept = ({ definition, distributions }: ProgrammeView, hash: string): boolean =>
  distributions.some(({ ownCosts = [] }) =>
    ownCosts.some(({ party, file }) => file.hash === hash && !maySeeOwnCosts(definition, party, undefined)),
  );
