import { ipId } from '../../contracts/ip';
import { IpPage } from './item';
import { IpListPage } from './page';
import { listed, listOf } from '../things/lookups';

export const ipItemThing = listed(
  'item',
  ({ ip: all }) => all,
  ipId,
  (found, context) => <IpPage context={context} item={found} />,
);
export const ipThing = listOf((context) => <IpListPage context={context} />);
