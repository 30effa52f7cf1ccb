import { programmeSeats } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { CountedPage } from '../../infra/store/pages';
import { queryOf } from '../ui/query';
import type { WaitingQuery } from './forms';
import type { Zoom } from './timeline-scale';
import { WaitingFilter } from './waiting-filter';
import { Due } from '../ui/due';
import type { Reader } from '../ui/frame';
import { Badge, Empty, Table } from '../ui/html';
import { counted, Paging } from '../ui/paging';
import { placePath } from '../ui/place-path';
import { word } from '../../mail/words';
import { waitsByDay } from '../../domain/programme/undertakings';
import type { WaitingView } from '../../domain/programme/awaited';
import { say, type Language } from '../../domain/shared/text';
import { formatDate, zoneTitle } from '../../domain/calendar/formats';
import { localDateOf } from '../../domain/calendar/zones';

const words = {
  zh: {
    title: '待办事项',
    heads: ['事项', '待办人', '提请时间', '截止时间', '逾期后果'],
    chosen: (count: string) => `符合条件的 ${count} 项`,
    noneChosen: '没有符合条件的待办事项。',
    none: '暂无待办事项。下一步由合作服务办公室提交协议或里程碑。',
    vacant: '席位空缺',
    unreached: '邮件未送达',
    mustSignIn: '链接已停用，须登录',
    more: (n: number) => `共 ${n} 个席位`,
    clock: (zone: string) => `时间均为${zone}。`,
  },
  en: {
    title: 'Waiting',
    heads: ['What', 'On whom', 'Since', 'Until', 'Then'],
    chosen: (count: string) => `${count} that fit`,
    noneChosen: 'Nothing that waits is like that.',
    none: 'Nothing is waiting. Next, the programme office submits an agreement or a milestone.',
    vacant: 'vacant seat',
    unreached: 'mail did not arrive',
    mustSignIn: 'links are dead, must sign in',
    more: (n: number) => `${n} seats`,
    clock: (zone: string) => `All times are ${zone}.`,
  },
};

/** More than this many seats are folded away. */
const SEATS_SHOWN = 3;

/** What waits: what, on whom, since and until when, and what happens then. */
export const WaitingList = ({ programme, page, chosen, definition, reader, months }: WaitingProps) => {
  const { language, zone } = reader;
  const clock = zoneTitle(zone, language);
  const phrases = words[language];
  const { items: waiting, count } = page;
  const isChosen = Object.keys(chosen).length > 0;
  const shown = isChosen ? phrases.chosen(counted(count, language)) : counted(count, language);
  const path = `/programmes/${programme}`;
  const kept = months === undefined ? {} : { months };
  return (
    <section class="waiting" aria-labelledby="waiting">
      <h2 id="waiting">{phrases.title}</h2>
      {(count > 0 || isChosen) && <WaitingFilter programme={definition} {...{ path, chosen, kept, language }} />}
      {count === 0 ? (
        <Empty>{isChosen ? phrases.noneChosen : phrases.none}</Empty>
      ) : (
        <Table
          isStacked
          caption={`${phrases.title}${language === 'zh' ? `（${shown}）` : ` (${shown})`}`}
          heads={phrases.heads}
        >
          {waiting.map((item) => (
            <tr key={`${item.kind} ${item.id}`}>
              <td>
                <a href={placePath(programme, item)}>{say(item.what, language)}</a>
              </td>
              <td data-label={phrases.heads[1]}>
                <Whom item={item} definition={definition} reader={reader} />
              </td>
              <td data-label={phrases.heads[2]}>
                <time dateTime={item.since}>{formatDate(localDateOf(item.since, zone), language)}</time>
              </td>
              <td {...(item.dueAt && { 'data-label': phrases.heads[3] })}>
                {item.dueAt && <Due at={item.dueAt} reader={reader} isByDay={waitsByDay.includes(item.kind)} />}{' '}
                {item.provisional && <Badge tone="soon">{word('provisional', language)}</Badge>}
              </td>
              <td class="then" data-label={phrases.heads[4]}>
                {say(item.then, language)}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {count > 0 && <p class="small quiet">{phrases.clock(clock)}</p>}
      <Paging
        page={page}
        language={language}
        name={phrases.title}
        hrefOf={(after) => `${path}${queryOf({ ...kept, ...chosen, ...(after && { waiting: after }) })}#waiting`}
      />
    </section>
  );
};

interface WaitingProps {
  readonly programme: string;
  readonly page: CountedPage<WaitingView>;
  /** Which of it was asked for. */
  readonly chosen: WaitingQuery;
  /** How much the timeline shows, which stays. */
  readonly months?: Zoom;
  readonly definition: Programme;
  readonly reader: Reader;
}

interface WhomProps {
  readonly item: WaitingView;
  readonly definition: Programme;
  readonly reader: Reader;
}

/** A person goes by their address, a party that owes something by its name; a seat may be vacant. */
const calledOf = ({ parties }: Programme, person: string | null, language: Language): string => {
  if (person === null) return words[language].vacant;
  const party = parties[person];
  return party ? say(party.title, language) : person;
};

/** Who holds the same place, such as the office's people of both parties, stands under one name. */
const Whom = ({ item: { on }, definition, reader: { language } }: WhomProps) => {
  const people = new Map<
    string,
    { readonly name: string; readonly isUnreached: boolean; readonly mustSignIn: boolean }[]
  >();
  for (const { person, seat, title, isUnreached = false, mustSignIn = false } of on) {
    const place = [...placeOf(definition, seat), title].map((name) => say(name, language)).join(' · ');
    people.set(place, [
      ...(people.get(place) ?? []),
      { name: calledOf(definition, person, language), isUnreached, mustSignIn },
    ]);
  }
  const lines = [...people].map(([place, persons]) => (
    <li key={place}>
      {place}
      {persons.map(({ name, isUnreached, mustSignIn }) => (
        <div key={name} class="small quiet">
          {name} {isUnreached && <Badge tone="late">{words[language].unreached}</Badge>}{' '}
          {mustSignIn && <Badge tone="soon">{words[language].mustSignIn}</Badge>}
        </div>
      ))}
    </li>
  ));
  const list = <ul class="plain">{lines}</ul>;
  return on.length > SEATS_SHOWN ? (
    <details>
      <summary>{words[language].more(on.length)}</summary>
      {list}
    </details>
  ) : (
    list
  );
};

/** Party and group of a seat: the same title sits in several. */
function placeOf(programme: Programme, id: string | undefined) {
  const { parties, governance } = programme;
  const seat = programmeSeats(programme).find((each) => each.id === id);
  const party = seat && parties[seat.party]?.title;
  const group = seat && governance.groups[seat.group]?.title;
  return [party, group].filter((title) => title !== undefined);
}
