import { Crumbs } from '../ui/crumbs';
import {
  inHours,
  type ResponseReport,
  type ResponseRow,
  type ResponseTimes,
  type SeatTimed,
} from '../../domain/approvals/time/response-times';
import { decidingParties, seatsNamed } from '../../domain/programme/parties';
import { titleIn } from '../../domain/programme/titles';
import { say, type Language, type Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { Frame, type Reader } from '../ui/frame';
import { Empty, Table, When } from '../ui/html';
import { PeriodForm } from '../ui/period-form';
import { placePath } from '../ui/place-path';
import type { Period } from './report';
import { kindTitles, responseWords } from './words';

interface ResponseTimesProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly period: Period;
  readonly report: ResponseReport & { readonly isCut: boolean };
}

const hoursOf = (ms: number): string => inHours(ms).toFixed(1);

/** Who answers how fast: by group and by what is decided, each party beside the others, and what waited longest. */
export const ResponseTimesPage = ({ view, reader, period, report }: ResponseTimesProps) => {
  const { language } = reader;
  const words = responseWords[language];
  const home = `/programmes/${view.key}`;
  const { groups } = view.definition.governance;
  const groupTitle = (key: string) => (Object.hasOwn(groups, key) ? titleIn(groups, key) : otherGroup(view, key));
  return (
    <Frame reader={reader} title={words.title} name={say(view.title, language)} home={home}>
      <Crumbs home={home} kind={words.title} language={language} />
      <h1>{words.title}</h1>
      <p class="quiet">{words.lead}</p>
      <PeriodForm
        path={`${home}/response-times`}
        period={period}
        words={words}
        isOpen={Object.keys(period).length > 0}
      />
      {report.isCut && <p class="notice soon">{words.cut}</p>}
      {report.all.answers + report.all.open + report.all.unanswered === 0 ? (
        <Empty>{words.nothing}</Empty>
      ) : (
        <>
          <Rows
            title={words.byGroup}
            head={words.group}
            rows={report.groups}
            titleOf={groupTitle}
            {...{ view, language }}
          />
          <Rows
            title={words.byKind}
            head={words.kind}
            rows={report.kinds}
            titleOf={(kind) => kindTitles[kind]}
            {...{ view, language }}
          />
          {report.longest.length > 0 && <Longest view={view} reader={reader} longest={report.longest} />}
        </>
      )}
    </Frame>
  );
};

/** Supervisors, and whoever was added to one matter. */
const otherGroup = ({ definition }: ProgrammeView, key: string): Text => {
  const { supervision } = definition.governance;
  if (key === supervision.key) return supervision.title;
  return { zh: responseWords.zh.added, en: responseWords.en.added };
};

interface RowsProps<Key extends string> {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly ResponseRow<Key>[];
  readonly titleOf: (key: Key) => Text;
  readonly view: ProgrammeView;
  readonly language: Language;
}

const Rows = <Key extends string>({ title, head, rows, titleOf, view, language }: RowsProps<Key>) => {
  const words = responseWords[language];
  const parties = decidingParties(view.definition);
  const heads = [head, ...parties.map((party) => say(party.title, language)), words.all];
  return (
    <section>
      <h2>{title}</h2>
      <Table isStacked caption={title} heads={heads}>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{say(titleOf(row.key), language)}</td>
            {[...parties.map(({ key }) => row.parties[key]), row].map((times, at) => (
              <td key={at} data-label={heads[at + 1]}>
                <Times times={times} language={language} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  );
};

const Times = ({ times, language }: { readonly times: ResponseTimes | undefined; readonly language: Language }) => {
  const words = responseWords[language];
  if (!times) return <>—</>;
  const { answers, median, open, unanswered } = times;
  const beside = [
    median !== undefined && words.answers(answers),
    open > 0 && words.open(open),
    unanswered > 0 && words.unanswered(unanswered),
  ].filter(Boolean);
  return (
    <>
      {median === undefined ? (
        <span class="quiet">{answers === 0 ? words.none : words.few(answers)}</span>
      ) : (
        <strong>{words.median(hoursOf(median))}</strong>
      )}
      {beside.length > 0 && <div class="small quiet">{beside.join(' · ')}</div>}
    </>
  );
};

interface LongestProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly longest: readonly SeatTimed[];
}

const Longest = ({ view, reader, longest }: LongestProps) => {
  const { language, zone } = reader;
  const words = responseWords[language];
  const seatTitle = ({ seat, party }: SeatTimed) => {
    const [found] = seatsNamed(view.definition, seat);
    const of = say(titleIn(view.definition.parties, party), language);
    return `${of} ${found ? say(found.title, language) : seat.split('.').slice(2).join('.')}`;
  };
  return (
    <section>
      <h2>{words.longest}</h2>
      <Table isStacked caption={words.longest} heads={words.longestHeads} numbers={[3]}>
        {longest.map((one) => (
          <tr key={`${one.approval} ${one.seat}`}>
            <td>
              <a href={placePath(view.key, { kind: 'approval', id: one.approval })}>{say(one.title, language)}</a>
            </td>
            <td data-label={words.longestHeads[1]}>{seatTitle(one)}</td>
            <td data-label={words.longestHeads[2]}>
              <When at={one.askedAt} zone={zone} language={language} year />
            </td>
            <td class="number" data-label={words.longestHeads[3]}>
              {hoursOf(one.took)}
            </td>
            <td data-label={words.longestHeads[4]}>{words.states[one.state]}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};
