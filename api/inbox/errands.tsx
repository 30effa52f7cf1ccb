import type { Calendar } from '../../domain/calendar/calendar';
import type { ErrandView } from '../../domain/views/views';
import type { CountedPage } from '../../infra/store/pages';
import { Due } from '../ui/due';
import type { Reader } from '../ui/frame';
import { Table, When } from '../ui/html';
import { taskPath } from '../ui/place-path';
import { counted } from '../ui/paging';
import { waitsByDay } from '../../domain/programme/undertakings';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: { caption: (n: string) => `待您办理（${n}）`, heads: ['事项', '提请时间', '截止时间', '逾期后果'] },
  en: { caption: (n: string) => `For you to do (${n})`, heads: ['What', 'Since', 'Until', 'Then'] },
};

/** What the list is called, with how many there are. */
export const errandsCaption = (count: number, language: Language): string =>
  words[language].caption(counted(count, language));

/** What waits for the reader and is no vote: things to submit, to report, to sign, conditions to meet. */
export const Errands = ({ errands, reader, calendars }: ErrandsProps) => {
  const { language, zone } = reader;
  const { heads } = words[language];
  const isOneProgramme = new Set(errands.items.map(({ programme }) => programme)).size === 1;
  return (
    <Table isStacked caption={errandsCaption(errands.count, language)} heads={heads}>
      {errands.items.map((errand) => (
        <tr key={`${errand.programme} ${errand.kind} ${errand.id} ${errand.what.en}`}>
          <td>
            <a href={taskPath(errand.programme, errand)}>{say(errand.what, language)}</a>
            {!isOneProgramme && <div class="small quiet">{say(errand.programmeTitle, language)}</div>}
          </td>
          <td data-label={heads[1]}>
            <When at={errand.since} zone={zone} language={language} year />
          </td>
          <td {...(errand.dueAt && { 'data-label': heads[2] })}>
            {errand.dueAt && (
              <Due
                at={errand.dueAt}
                reader={reader}
                calendars={calendars.get(errand.programme)}
                isByDay={waitsByDay.includes(errand.kind)}
              />
            )}
          </td>
          <td class="then" data-label={heads[3]}>
            {say(errand.then, language)}
          </td>
        </tr>
      ))}
    </Table>
  );
};

interface ErrandsProps {
  readonly errands: CountedPage<ErrandView>;
  readonly reader: Reader;
  /** Of the parties of each programme, by its key. */
  readonly calendars: ReadonlyMap<string, readonly Calendar[]>;
}
