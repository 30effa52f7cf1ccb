import { fundId } from '../../contracts/fund';
import { drawId } from '../../contracts/fund-draw';
import { listed, listOf, type Find } from '../things/lookups';
import { partOf } from '../ui/answer';
import { DrawPage } from './draw-page';
import { fundsOf } from './funds';
import { FundsPage } from './list';
import { FundPage } from './page';

export const fundsThing = listOf((context) => <FundsPage context={context} />);

/** A fund of the file stands before anybody has used it. */
export const fundThing: Find = (_deps, view, request) => {
  const found = fundsOf(view).find(({ book }) => book.key === partOf(request, 'fund'));
  return (
    found && {
      process: fundId(view.key, found.book.key),
      page: (context) => <FundPage context={context} found={found} />,
    }
  );
};

export const drawThing = listed(
  'draw',
  ({ draws }) => draws,
  drawId,
  (found, context) => <DrawPage context={context} draw={found} />,
  ({ evidence, payment }) => [...evidence, ...(payment?.evidence ?? [])],
);
