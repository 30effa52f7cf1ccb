import { formatDate } from '../../domain/calendar/formats';
import type { EarnedValue, Figure } from '../../domain/money/budgets/earned-value';
import { earnedTitles } from '../../domain/money/budgets/works';
import { say, type Language } from '../../domain/shared/text';
import { Table } from '../ui/html';
import type { EarnedBy } from './budgets';
import { budgetWords } from './words';

const figures = Object.keys(earnedTitles) as readonly (keyof typeof earnedTitles)[];

const shownFigure = (figure: Figure, language: Language): string =>
  'none' in figure ? budgetWords[language].because(say(figure.none, language)) : figure.shown;

interface EarnedProps {
  readonly earned: EarnedValue;
  readonly language: Language;
}

/** What a budget has earned by a day, figure by figure. */
export const EarnedTable = ({ earned, language }: EarnedProps) => {
  const phrases = budgetWords[language];
  return (
    <>
      <p class="quiet small">{phrases.earnedHint(earned.done, earned.works, formatDate(earned.on, language))}</p>
      <Table caption={phrases.earned} heads={phrases.earnedHeads} numbers={[1]}>
        {figures.map((figure) => (
          <tr key={figure}>
            <th scope="row">{say(earnedTitles[figure], language)}</th>
            <td class="number">{shownFigure(earned[figure], language)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
};

interface ListProps {
  readonly title: string;
  readonly items: readonly EarnedBy[];
  readonly language: Language;
}

const compared = ['bac', 'pv', 'ev', 'ac', 'cpi', 'spi', 'eac'] as const;
const short = (figure: Figure, language: Language) =>
  'none' in figure ? <span title={say(figure.none, language)}>{budgetWords[language].na}</span> : figure.shown;

/** Several side by side, by the figures that compare them. */
export const EarnedList = ({ title, items, language }: ListProps) => {
  if (items.length === 0) return null;
  const heads = [budgetWords[language].project, ...compared.map((each) => each.toUpperCase())];
  return (
    <>
      <h2>{title}</h2>
      <Table isStacked caption={title} heads={heads} numbers={compared.map((_, at) => at + 1)}>
        {items.map(({ key, title: name, earned }) => (
          <tr key={key}>
            <th scope="row">{say(name, language)}</th>
            {compared.map((figure, at) => (
              <td key={figure} class="number" data-label={heads[at + 1]}>
                {short(earned[figure], language)}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </>
  );
};
