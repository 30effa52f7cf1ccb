import { contextIn } from '../../contracts/beginnings';
import { fundBeginning, fundProcess } from '../../contracts/fund';
import { drawBeginning, drawProcess } from '../../contracts/fund-draw';
import { isDrawOver } from '../../domain/money/funds/draws';
import { arrivalsOf, newsOf } from '../../domain/money/funds/news';
import { resumedDraw, resumedFund } from '../../domain/resumed/funds';
import { keyIn } from '../../domain/shared/ids';
import { endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';

/** How funds and draws begin again: a fund hears once more what draws may have told it in vain. */
export const createFundWays = (deps: ResumptionDeps) => {
  const drawsOf = async (programme: string) => (await deps.readModel.head(programme))?.draws ?? [];

  const fund: Way = async ({ programme, entries, recorded, started }) => {
    const begun = await started();
    const book = resumedFund(entries);
    const beginning = book && fundBeginning(begun.definition, book.key);
    if (!beginning) return isUnknown;
    if (book.state === 'closed') return endedByRecord;
    const draws = await drawsOf(programme);
    const news = [
      ...draws.filter((draw) => draw.fund === book.key).flatMap(newsOf),
      ...draws.filter((draw) => draw.target === book.key).flatMap(arrivalsOf),
    ];
    return fundProcess({ ...contextIn(begun), ...beginning, book, resumed: { recorded, news } });
  };

  /** One for which money is reserved, and that has told nothing yet, begins. */
  const fundDraw: Way = async ({ programme, process, entries, recorded, started }) => {
    const begun = await started();
    const known = resumedDraw(entries);
    const draw = known ?? (await drawsOf(programme)).find(({ key }) => key === keyIn(process));
    const beginning = draw && drawBeginning(begun.definition, draw);
    if (!beginning) return isUnknown;
    if (isDrawOver(draw)) return endedByRecord;
    if (!known) return drawProcess({ ...contextIn(begun), ...beginning });
    const opened = await openedOf(deps, [draw, ...(draw.ratification ? [draw.ratification] : [])]);
    return drawProcess({ ...contextIn(begun), ...beginning, resumed: { recorded, opened } });
  };

  return { fund, fundDraw };
};
