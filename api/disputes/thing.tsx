import { disputeId } from '../../contracts/dispute';
import { DisputePage } from './page';
import { DisputesPage } from './list';
import { listed, listOf } from '../things/lookups';

export const disputeThing = listed(
  'dispute',
  ({ disputes: all }) => all,
  disputeId,
  (found, context) => <DisputePage context={context} dispute={found} />,
);
export const disputesThing = listOf((context) => <DisputesPage context={context} />);
