import { disputeId } from '../../contracts/dispute';
import { DisputePage } from '../pages/dispute';
import { DisputesPage } from '../pages/disputes';
import { listed, listOf } from './finding-things';

export const disputeThing = listed(
  'dispute',
  ({ disputes: all }) => all,
  disputeId,
  (found, context) => <DisputePage context={context} dispute={found} />,
);
export const disputesThing = listOf((context) => <DisputesPage context={context} />);
