import { Table } from '../ui/html';
import { partTitles } from '../../domain/strategy/words';
import { adjustedParts } from '../../domain/strategy/changes';
import type { AdjustmentMove } from '../../domain/strategy/consequences';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: { heads: ['事项', '原值', '新值', '影响'] },
  en: { heads: ['What', 'From', 'To', 'What follows'] },
};

/** What an adjustment changes, part by part, each from what to what and with what follows. */
export const Moves = ({
  moves,
  language,
}: {
  readonly moves: readonly AdjustmentMove[];
  readonly language: Language;
}) => {
  const { heads } = words[language];
  return (
    <>
      {adjustedParts.map((part) => {
        const own = moves.filter((move) => move.part === part);
        if (own.length === 0) return null;
        return (
          <Table key={part} isStacked caption={say(partTitles[part], language)} heads={heads}>
            {own.map(({ key, field, title, what, from, to, follows }) => (
              <tr key={`${key}.${field}`}>
                <td>
                  {say(title, language)} <span class="quiet">{say(what, language)}</span>
                </td>
                <td data-label={heads[1]}>{say(from, language)}</td>
                <td data-label={heads[2]}>
                  <strong>{say(to, language)}</strong>
                </td>
                <td data-label={heads[3]}>
                  {follows.map((each) => (
                    <div key={each.en}>{say(each, language)}</div>
                  ))}
                </td>
              </tr>
            ))}
          </Table>
        );
      })}
    </>
  );
};
