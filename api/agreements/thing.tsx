import { agreementId } from '../../contracts/agreement';
import { keptOf } from '../evidence/operations';
import type { PageDeps } from '../http/page-deps';
import type { Find } from '../things/lookups';
import { partOf } from '../ui/answer';
import type { AskedDocuments } from './documents';
import { AgreementPage } from './page';

export const agreementThing: Find = async (deps, view, request) => {
  const agreement = view.agreements.find(({ key }) => key === partOf(request, 'agreement'));
  if (!agreement) return undefined;
  const asked = await askedOf(deps, agreement.pending?.approval ?? agreement.approval);
  return {
    process: agreementId(view.key, agreement.key),
    page: (context) => <AgreementPage context={context} agreement={agreement} {...(asked && { asked })} />,
  };
};

const askedOf = async (deps: PageDeps, id: string | undefined): Promise<AskedDocuments | undefined> => {
  const approval = id === undefined ? undefined : await deps.readModel.approval(id);
  return approval && { approval, kept: await keptOf(deps, approval) };
};
