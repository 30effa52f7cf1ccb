import type { ApprovalView } from '../../domain/approvals/views';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { ApiDeps } from '../http/deps';
import { untilVisible } from '../http/visible';

/** One that was just opened is waited for until the record has it. Throws `not_found`. */
export const approvalOf = async ({ readModel, processes }: ApiDeps, id = ''): Promise<ApprovalView> => {
  let view = await readModel.approval(id);
  if (!view && (await processes.approvalState(id)) !== 'unknown')
    await untilVisible(async () => (view = await readModel.approval(id)) !== undefined);
  if (!view) throw new DomainError('not_found', noSuch(kinds.approval, id));
  return view;
};
