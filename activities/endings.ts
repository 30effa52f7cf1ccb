import { agreementId } from '../contracts/agreement';
import { fundId } from '../contracts/fund';
import { improvementId } from '../contracts/improvement';
import { innovationId } from '../contracts/innovation';
import { ipId } from '../contracts/ip';
import { projectId } from '../contracts/project';
import { riskId } from '../contracts/risk';
import { staffingId } from '../contracts/staffing';
import { endedBy, endsApproval, type Ended, type Ending } from '../domain/views/endings';
import type { ActivityDeps } from './deps';

/** The id of the process of what is told; the keys of approvals, obligations and evaluations are ids. */
const processOf = (programme: string, { kind, key }: Ended): string =>
  ({
    obligation: key,
    evaluation: key,
    project: projectId(programme, key),
    ip: ipId(programme, key),
    improvement: improvementId(programme, key),
    risk: riskId(programme, key),
    fund: fundId(programme, key),
    innovation: innovationId(programme, key),
    staffing: staffingId(programme, key),
    agreement: agreementId(programme, key),
  })[kind];

export const createEndingActivities = ({ readModel, tellEnding }: Pick<ActivityDeps, 'readModel' | 'tellEnding'>) => ({
  /** Tells everything that can't go on that its programme ends. A second run is harmless: what has closed by then is not told, and who hears it twice has closed already. */
  endMatters: async ({ programme, ...ending }: Ending & { readonly programme: string }): Promise<void> => {
    const view = await readModel.head(programme);
    if (!view) return;
    for await (const approval of readModel.openApprovals(programme))
      if (endsApproval(view, approval, ending)) await tellEnding(approval.id, ending);
    for (const ended of endedBy(view, ending)) await tellEnding(processOf(programme, ended), ending);
  },
});
