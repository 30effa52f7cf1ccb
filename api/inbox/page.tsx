import type { Calendar } from '../../domain/calendar/calendar';
import { outcomeTitles } from '../../domain/approvals/words';
import { type Text, briefly, say } from '../../domain/shared/text';
import { askerLine, type Asking } from '../../domain/views/asking';
import type { ErrandView, ProgrammeLine } from '../../domain/views/views';
import type { CountedPage } from '../../infra/store/pages';
import { pickOf } from './bulk';
import { bulkWords } from './bulk-words';
import { CalendarFeed, type ShownFeed } from '../feeds/calendar-feed';
import { outcomeTone } from '../decision/outcome';
import { Errands, errandsCaption } from './errands';
import { PassingLinks, RosterLinks } from './links';
import { Due } from '../ui/due';
import { Frame, type Reader } from '../ui/frame';
import { KnownBrowserList, type ShownBrowsers } from './known-browsers';
import { Badge, Empty, Table, When } from '../ui/html';
import { counted, Paging } from '../ui/paging';
import { word } from '../../mail/words';
import type { OwnDecisionView, TaskView } from '../../domain/approvals/views';
import { decisionPath } from '../../mail/paths';

const words = {
  zh: {
    askedBy: '提请人',
    heads: ['事项', '截止时间', '已等待'],
    caption: (n: string) => `待您决定（${n}）`,
    none: '暂无待办。有事项需要您决定时，您会收到邮件，此处也会列出。',
    waits: (days: number, hours: number) => (days > 0 ? `${days} 天` : hours > 0 ? `${hours} 小时` : '不到 1 小时'),
    done: '我的决定',
    doneHeads: ['事项', '我的决定', '决定时间', '结果'],
    noneDone: '暂无已作出的决定。',
    stopped: (programme: string) => `您已停收“${programme}”的提醒邮件。`,
    stoppedMore: (n: string) => `另有 ${n} 个合作计划的提醒邮件已停收；可用其邮件中的链接恢复。`,
    resume: '恢复提醒',
    pmo: '您以合作服务办公室身份登录，没有席位；席位持有人用自己的邮箱登录。',
  },
  en: {
    askedBy: 'Asked by',
    heads: ['What', 'Until', 'Waiting'],
    caption: (n: string) => `Waiting for you (${n})`,
    none: 'Nothing waits for you. When something needs your decision you get a mail, and it shows up here.',
    waits: (days: number, hours: number) =>
      days > 0
        ? `${days} ${days === 1 ? 'day' : 'days'}`
        : hours > 0
          ? `${hours} ${hours === 1 ? 'hour' : 'hours'}`
          : 'under an hour',
    done: 'My decisions',
    doneHeads: ['What', 'My decision', 'Decided', 'Outcome'],
    noneDone: 'You have not decided anything yet.',
    stopped: (programme: string) => `You get no reminders of “${programme}”.`,
    stoppedMore: (n: string) => `Nor do you of ${n} more programmes; the link in their mails undoes it.`,
    resume: 'Send them again',
    pmo: 'You are signed in as the programme office, which holds no seat; holders of seats sign in with their own address.',
  },
};

/** My open tasks by deadline, those to be decided together to tick, and what I decided lately. */
export const InboxPage = ({
  reader,
  open,
  errands,
  done,
  bulk,
  asking,
  stopped,
  programmes,
  feed,
  known,
  hrefOf,
  calendars,
}: InboxProps) => {
  const { language, session } = reader;
  const phrases = words[language];
  return (
    <Frame reader={reader} title={word('inbox', language)} current="inbox">
      <h1>{word('inbox', language)}</h1>
      {session?.kind === 'pmo' && <p class="notice">{phrases.pmo}</p>}
      {open.count === 0 && errands.count === 0 && <Empty>{phrases.none}</Empty>}
      {open.items.length > 0 && (
        <form method="get" action="/inbox/review">
          <Table isStacked caption={phrases.caption(counted(open.count, language))} heads={phrases.heads}>
            {open.items.map((task) => (
              <OpenTask
                key={`${task.approval} ${task.seat}`}
                task={task}
                reader={reader}
                bulk={bulk}
                asking={asking.get(task.approval)}
                calendars={calendars.get(task.programme)}
              />
            ))}
          </Table>
          {bulk.picks.length > 0 && <Review reader={reader} bulk={bulk} />}
        </form>
      )}
      <Paging
        page={open}
        language={language}
        name={phrases.caption(counted(open.count, language))}
        hrefOf={(after) => hrefOf({ after })}
      />
      {errands.items.length > 0 && <Errands errands={errands} reader={reader} calendars={calendars} />}
      <Paging
        page={errands}
        language={language}
        name={errandsCaption(errands.count, language)}
        hrefOf={(after) => hrefOf({ errands: after })}
      />
      <RosterLinks programmes={programmes} language={language} />
      <h2>{phrases.done}</h2>
      {done.length === 0 ? (
        <Empty>{phrases.noneDone}</Empty>
      ) : (
        <Table isStacked caption={phrases.done} heads={phrases.doneHeads}>
          {done.map((decision) => (
            <OwnDecision key={`${decision.approval} ${decision.seat}`} decision={decision} reader={reader} />
          ))}
        </Table>
      )}
      {feed && <CalendarFeed reader={reader} feed={feed} />}
      {known && <KnownBrowserList known={known} language={language} />}
      {stopped.items.map(({ title, href }) => (
        <p key={href} class="quiet small">
          {phrases.stopped(say(title, language))} <a href={href}>{phrases.resume}</a>
        </p>
      ))}
      {stopped.count > stopped.items.length && (
        <p class="quiet small">{phrases.stoppedMore(counted(stopped.count - stopped.items.length, language))}</p>
      )}
    </Frame>
  );
};

interface InboxProps {
  readonly reader: Reader;
  readonly open: CountedPage<TaskView>;
  /** What waits for the reader beside votes. */
  readonly errands: CountedPage<ErrandView>;
  readonly done: readonly OwnDecisionView[];
  /** Who asks for each task and why, by approval. */
  readonly asking: ReadonlyMap<string, Asking>;
  readonly bulk: Bulk;
  /** The reader's own calendar; the office by its token has none. */
  readonly feed?: ShownFeed;
  readonly known?: ShownBrowsers;
  /** Of the parties of each programme, by its key. */
  readonly calendars: ReadonlyMap<string, readonly Calendar[]>;
  /** Programmes of which the person gets no reminders, and where to change that; the first of them. */
  readonly stopped: {
    readonly items: readonly { readonly title: Text; readonly href: string }[];
    readonly count: number;
  };
  /** Those that know the reader; the first of them. */
  readonly programmes: CountedPage<ProgrammeLine>;
  /** The inbox with another page of a list. */
  readonly hrefOf: (changed: { readonly after?: string | undefined; readonly errands?: string | undefined }) => string;
}

/** The tasks of this page that may be decided together, whether they are ticked, and where all of them are. */
interface Bulk {
  readonly picks: readonly string[];
  /** Why the others are decided on their own pages, by approval. */
  readonly reasons: ReadonlyMap<string, Text | undefined>;
  readonly areTicked: boolean;
  readonly selectAllHref: string;
}

interface TaskProps {
  readonly task: TaskView;
  readonly reader: Reader;
  readonly bulk: Bulk;
  readonly asking: Asking | undefined;
  readonly calendars: readonly Calendar[] | undefined;
}

const Review = ({ reader: { language }, bulk }: Pick<TaskProps, 'reader' | 'bulk'>) => (
  <>
    <p class="quiet small">{bulkWords[language].reviewHint}</p>
    <p class="actions">
      <button class="primary">{bulkWords[language].review}</button>
      <a class="button" href={bulk.selectAllHref}>
        {bulkWords[language].selectAll}
      </a>
    </p>
  </>
);

/** So many signs of a reason stand in a row; all of it is on the page. */
const REASON = 120;

const OpenTask = ({ task, reader, bulk, asking, calendars }: TaskProps) => {
  const { language, now } = reader;
  const waited = Math.max(0, now.getTime() - Date.parse(task.askedAt));
  const title = say(task.title, language);
  const pick = pickOf(task.approval, task.seat);
  const why = bulk.reasons.get(task.approval);
  return (
    <tr>
      <td>
        {bulk.picks.includes(pick) ? (
          <label class="tick">
            <input type="checkbox" name="task" value={pick} checked={bulk.areTicked} />
            <span class="hidden">{bulkWords[language].pick(title)}</span>
          </label>
        ) : (
          <span class="tick" aria-hidden="true" />
        )}
        <a href={decisionPath(task.approval)}>{title}</a>
        {asking && (
          <div class="small quiet inset">
            {words[language].askedBy} {say(askerLine(asking), language)}
            {asking.reason && <div>{briefly(say(asking.reason, language), REASON)}</div>}
          </div>
        )}
        {why && <div class="small quiet inset">{say(why, language)}</div>}
        <PassingLinks approval={task.approval} title={title} language={language} />
      </td>
      <td data-label={words[language].heads[1]}>
        <Due at={task.dueAt} reader={reader} calendars={calendars} />
      </td>
      <td data-label={words[language].heads[2]}>
        {words[language].waits(Math.floor(waited / 86_400_000), Math.floor(waited / 3_600_000))}
      </td>
    </tr>
  );
};

const OwnDecision = ({ decision, reader }: Pick<TaskProps, 'reader'> & { readonly decision: OwnDecisionView }) => {
  const { language, zone } = reader;
  const { doneHeads } = words[language];
  return (
    <tr>
      <td>
        <a href={decisionPath(decision.approval)}>{say(decision.title, language)}</a>
      </td>
      <td data-label={doneHeads[1]}>{word(decision.verdict, language)}</td>
      <td data-label={doneHeads[2]}>
        <When at={decision.acceptedAt} zone={zone} language={language} year />
      </td>
      <td data-label={doneHeads[3]}>
        <Badge tone={outcomeTone(decision.state)}>{say(outcomeTitles[decision.state], language)}</Badge>
      </td>
    </tr>
  );
};
