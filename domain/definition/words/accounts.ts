import { chartOf } from '../../money/journal/accounts';
import type { Programme } from '../../programme/programme';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** By which accounts the money of a programme is kept, where it has any. */
export const accountSentences = (programme: Programme): readonly Text[] => {
  if (Object.keys(programme.funds).length === 0 && !programme.distribution) return [];
  const chart = list(chartOf(programme).map(({ code, title }) => text(`${code} ${title.zh}`, `${code} ${title.en}`)));
  return [text(`会计科目：${chart.zh}。`, `The chart of accounts: ${chart.en}.`)];
};
