import type { Approval, Panel } from '../../domain/approvals/approvals';
import { stageNow } from '../../domain/approvals/seats';
import type { ApprovalView } from '../../domain/approvals/views';
import { isApproval } from '../../domain/approvals/counting/quorum';
import { lastDecision } from '../../domain/approvals/votes';
import { bestDescription } from '../../domain/approvals/words';
import type { Programme } from '../../domain/programme/programme';
import { say, type Language } from '../../domain/shared/text';
import { word } from '../../mail/words';
import type { Reader } from '../ui/frame';
import { isMoreThan } from './essentials';
import { Seats } from './standings-table';

const words = {
  zh: {
    title: '结果',
    approved: (count: number, of: number) => `${count}/${of} 同意`,
    others: (count: number, verdict: string) => `，${verdict} ${count} 席`,
    none: '未表决',
    all: (count: number) => `查看全部 ${count} 席`,
  },
  en: {
    title: 'Result',
    approved: (count: number, of: number) => `${count}/${of} approve`,
    others: (count: number, verdict: string) => `, ${verdict}: ${count}`,
    none: 'not answered',
    all: (count: number) => `Show all ${count} seats`,
  },
};

/** Of a closed approval so many seats are shown at once; more are folded on the screen and whole on paper. */
const SEATS_SHOWN = 8;

/** A reason of more lines of a phone says group by group what the lines below it say, too. */
const SHORT_ROWS = 4;

const panelsOf = (approval: Approval): readonly Panel[] =>
  approval.request.stages.flatMap((_, index) => stageNow(approval, index).panels);

interface ResultProps {
  readonly view: ApprovalView;
  readonly programme: Programme;
  readonly reader: Reader;
}

/** How a closed approval ended: why, group by group in a line each, and folded who decided what. */
export const Result = ({ view, programme, reader }: ResultProps) => {
  const { approval } = view;
  const { language } = reader;
  const panels = panelsOf(approval);
  const why = say(bestDescription(approval, approval.request.titles), language);
  const isLong = isMoreThan(SHORT_ROWS, [why]);
  const count = panels.flatMap(({ seats }) => seats).length;
  return (
    <section class="card" aria-labelledby="result">
      <h2 id="result">{words[language].title}</h2>
      {!isLong && <p>{why}</p>}
      <ul class="plain">
        {panels.map((panel, at) => (
          <li key={at}>
            {say(panel.title, language)} <strong>{votesIn(approval, panel, language)}</strong>
          </li>
        ))}
      </ul>
      <details open={count <= SEATS_SHOWN}>
        <summary>{words[language].all(count)}</summary>
        {isLong && <p>{why}</p>}
        <Seats approval={approval} programme={programme} reader={reader} />
      </details>
    </section>
  );
};

/** How many of a group approve, and how many seats did what else. */
function votesIn(approval: Approval, { seats }: Panel, language: Language): string {
  const { approved, others, none } = words[language];
  const verdicts = seats.map(({ id }) => lastDecision(approval, id)?.verdict);
  const rest = verdicts.filter((verdict) => verdict === undefined || !isApproval(verdict));
  const said = [...new Set(rest)].map((verdict) =>
    others(rest.filter((each) => each === verdict).length, verdict === undefined ? none : word(verdict, language)),
  );
  return [approved(seats.length - rest.length, seats.length), ...said].join('');
}
