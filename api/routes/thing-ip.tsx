import { ipId } from '../../contracts/ip';
import { IpPage } from '../pages/ip-item';
import { IpListPage } from '../pages/ip';
import { listed, listOf } from './finding-things';

export const ipItemThing = listed(
  'item',
  ({ ip: all }) => all,
  ipId,
  (found, context) => <IpPage context={context} item={found} />,
);
export const ipThing = listOf((context) => <IpListPage context={context} />);
