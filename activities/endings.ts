import { agreementId } from '../contracts/agreement';
import { ipId } from '../contracts/ip';
import { projectId } from '../contracts/project';
import { endedBy, type Ended, type Ending } from '../domain/endings';
import type { ActivityDeps } from './deps';

/** The id of the process of what is told; the keys of approvals, obligations and evaluations are ids. */
const processOf = (programme: string, { kind, key }: Ended): string =>
  ({
    approval: key,
    obligation: key,
    evaluation: key,
    project: projectId(programme, key),
    ip: ipId(programme, key),
    agreement: agreementId(programme, key),
  })[kind];

export const createEndingActivities = ({ readModel, tellEnding }: Pick<ActivityDeps, 'readModel' | 'tellEnding'>) => ({
  /** Tells everything that can't go on that its programme ends. A second run is harmless: what has closed by then is not told, and who hears it twice has closed already. */
  endMatters: async ({ programme, ...ending }: Ending & { readonly programme: string }): Promise<void> => {
    const view = await readModel.programme(programme);
    if (!view) return;
    for (const ended of endedBy(view, await readModel.openApprovals(programme), ending))
      await tellEnding(processOf(programme, ended), ending);
  },
});
