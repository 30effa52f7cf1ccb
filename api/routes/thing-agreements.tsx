import { agreementId } from '../../contracts/agreement';
import { AgreementPage } from '../pages/agreement';
import { listed } from './finding-things';

export const agreementThing = listed(
  'agreement',
  ({ agreements }) => agreements,
  agreementId,
  (found, context) => <AgreementPage context={context} agreement={found} />,
);
