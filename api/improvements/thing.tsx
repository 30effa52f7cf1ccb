import { improvementId } from '../../contracts/improvement';
import { ImprovementsPage } from './board';
import { ImprovementPage } from './page';
import { listed, listOf } from '../things/lookups';

export const improvementThing = listed(
  'improvement',
  ({ improvements: all }) => all,
  improvementId,
  (found, context) => <ImprovementPage context={context} improvement={found} />,
  ({ evidence = [], rounds }) => [
    ...evidence,
    ...rounds.flatMap(({ carriedOut, check }) => [...(carriedOut?.evidence ?? []), ...(check?.evidence ?? [])]),
  ],
);
export const improvementsThing = listOf((context) => <ImprovementsPage context={context} />);
