import { agreementId } from '../../contracts/agreement';
import { AgreementPage } from './page';
import { listed } from '../things/lookups';

export const agreementThing = listed(
  'agreement',
  ({ agreements }) => agreements,
  agreementId,
  (found, context) => <AgreementPage context={context} agreement={found} />,
);
