import { distributionId } from '../../contracts/distribution';
import { listed, listOf } from '../things/lookups';
import { DistributionsPage } from './list';
import { DistributionPage } from './page';

export const distributionThing = listed(
  'distribution',
  ({ distributions: all }) => all,
  distributionId,
  (found, context) => <DistributionPage context={context} run={found} />,
  ({ payments, evidence = [] }) => [...evidence, ...payments.flatMap((one) => one.evidence)],
);
export const distributionsThing = listOf((context) => <DistributionsPage context={context} />);
