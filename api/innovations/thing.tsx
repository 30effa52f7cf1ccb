import { innovationId } from '../../contracts/innovation';
import { InnovationPage } from './page';
import { InnovationsPage } from './list';
import { listed, listOf } from '../things/lookups';

export const innovationThing = listed(
  'innovation',
  ({ innovations: all }) => all,
  innovationId,
  (found, context) => <InnovationPage context={context} innovation={found} />,
  ({ result }) => result?.evidence ?? [],
);
export const innovationsThing = listOf((context) => <InnovationsPage context={context} />);
