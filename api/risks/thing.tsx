import { riskId } from '../../contracts/risk';
import { listed, listOf } from '../things/lookups';
import { RisksPage } from './list';
import { RiskPage } from './page';

export const riskThing = listed(
  'risk',
  ({ risks }) => risks,
  riskId,
  (found, context) => <RiskPage context={context} risk={found} />,
);
export const risksThing = listOf((context) => <RisksPage context={context} />);
