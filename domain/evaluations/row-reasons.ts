import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { withUnit } from './figure-words';
import type { Reason } from './results';
import type { Row, RowMissing } from './rows';

const missingWords = ({ zh, en }: Text): Readonly<Record<RowMissing, Text | undefined>> => ({
  notReported: undefined,
  partyMissing: text(
    `${zh}还有一方未填报，不能得出数值。`,
    `${en}: one party has not reported, so there is no figure.`,
  ),
  partiesDiffer: text(
    `双方填报的${zh}不一致，本期没有数值。`,
    `${en}: the parties report different figures, so there is none.`,
  ),
  tooFewRaters: text(`${zh}的评分人数不足。`, `${en}: too few raters have rated it.`),
  furtherRater: text(
    `${zh}的评分相差两级以上，须再请一人评分。`,
    `${en}: the ratings are two levels or more apart; a further rater is asked.`,
  ),
});

const size = (margin: string) => margin.replace('-', '');

const at = (row: Row) => {
  const isRubric = row.unit === '';
  const [is, floor, by] = [row.actual ?? '', row.floor, size(row.margin ?? '')].map((each) => withUnit(each, row.unit));
  const level = (words: Text | undefined) =>
    isRubric ? text(`${words?.zh} 级`, `level ${words?.en}`) : text(words?.zh ?? '', words?.en ?? '');
  return { is: level(is), floor: level(floor), by: by ?? text('', '') };
};

/** What there is to say of one indicator: no figure, under its floor, or close above it. */
export const rowReasons = (row: Row): readonly Reason[] => {
  const { kpi, title } = row;
  const { is, floor, by } = at(row);
  const away = row.margin === undefined || row.unit === '' ? text('', '') : text(`，差 ${by.zh}`, ` (by ${by.en})`);
  const isHigher = row.better === 'higher';
  switch (row.state) {
    case 'missing': {
      const words = missingWords(title)[row.missing ?? 'notReported'];
      return words && row.missing ? [{ code: row.missing, kpi, text: words }] : [];
    }
    case 'underFloor':
      return [
        {
          code: 'underFloor',
          kpi,
          text: text(
            `${title.zh}为 ${is.zh}，未达到下限 ${floor.zh}${away.zh}，本项不得分。`,
            `${title.en} is ${is.en}, ${isHigher ? 'below' : 'beyond'} its floor of ${floor.en}${away.en}: it earns nothing.`,
          ),
        },
      ];
    case 'nearFloor':
      return [
        {
          code: 'nearFloor',
          kpi,
          text: text(
            `${title.zh}为 ${is.zh}，离下限 ${floor.zh} 很近；一旦未达下限，总分减少 ${row.atStake} 分。`,
            `${title.en} is ${is.en}, close to its floor of ${floor.en}; beyond it the total loses ${row.atStake} points.`,
          ),
        },
      ];
    default:
      return [];
  }
};
