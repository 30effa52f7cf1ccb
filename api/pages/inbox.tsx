import { outcomeTitles } from '../../domain/approval-words';
import type { Text } from '../../domain/text';
import type { ErrandView, OwnDecisionView, ProgrammeView, TaskView } from '../../domain/views';
import { pickOf } from './bulk';
import { bulkWords } from './bulk-words';
import { CalendarFeed, type ShownFeed } from './calendar-feed';
import { outcomeTone } from './decision-outcome';
import { Errands } from './inbox-errands';
import { PassingLinks, RosterLinks } from './inbox-links';
import { decisionPath } from './decision-scene';
import { Due } from './due';
import { Frame, type Reader } from './frame';
import { Badge, Empty, Table, When } from './html';
import { say, word } from './words';

const words = {
  zh: {
    heads: ['事项', '截止时间', '已等待'],
    caption: (n: number) => `待您决定（${n}）`,
    none: '没有待办。有事项需要您决定时，您会收到邮件，这里也会出现。',
    waits: (days: number, hours: number) => (days > 0 ? `${days} 天` : `${hours} 小时`),
    more: '下一页',
    done: '我的决定',
    doneHeads: ['事项', '我的决定', '决定时间', '结果'],
    noneDone: '还没有作出过决定。',
    stopped: (programme: string) => `您已停收“${programme}”的提醒邮件。`,
    resume: '恢复提醒',
    pmo: '您以合作服务办公室身份登录，没有席位；席位持有人用自己的邮箱登录。',
  },
  en: {
    heads: ['What', 'Until', 'Waiting'],
    caption: (n: number) => `Waiting for you (${n})`,
    none: 'Nothing waits for you. When something needs your decision you get a mail, and it shows up here.',
    waits: (days: number, hours: number) =>
      days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    more: 'Next page',
    done: 'My decisions',
    doneHeads: ['What', 'My decision', 'Decided', 'Outcome'],
    noneDone: 'You have not decided anything yet.',
    stopped: (programme: string) => `You get no reminders of “${programme}”.`,
    resume: 'Send them again',
    pmo: 'You are signed in as the programme office, which holds no seat; holders of seats sign in with their own address.',
  },
};

/** My open tasks by deadline, those to be decided together to tick, and what I decided lately. */
export const InboxPage = ({
  reader,
  open,
  count,
  errands,
  next,
  done,
  bulk,
  stopped,
  programmes,
  feed,
}: InboxProps) => {
  const { language, session } = reader;
  const phrases = words[language];
  return (
    <Frame reader={reader} title={word('inbox', language)} current="inbox">
      <h1>{word('inbox', language)}</h1>
      {session?.kind === 'pmo' && <p class="notice">{phrases.pmo}</p>}
      {open.length === 0 && errands.length === 0 && <Empty>{phrases.none}</Empty>}
      {open.length > 0 && (
        <form method="get" action="/inbox/review">
          <Table isStacked caption={phrases.caption(count)} heads={phrases.heads}>
            {open.map((task) => (
              <OpenTask key={`${task.approval} ${task.seat}`} task={task} reader={reader} bulk={bulk} />
            ))}
          </Table>
          {bulk.picks.length > 0 && <Review reader={reader} bulk={bulk} />}
        </form>
      )}
      {next && (
        <p class="actions">
          <a class="button" href={`/inbox?after=${next}`}>
            {phrases.more}
          </a>
        </p>
      )}
      {errands.length > 0 && <Errands errands={errands} reader={reader} />}
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
      {stopped.map(({ title, href }) => (
        <p key={href} class="quiet small">
          {phrases.stopped(say(title, language))} <a href={href}>{phrases.resume}</a>
        </p>
      ))}
    </Frame>
  );
};

interface InboxProps {
  readonly reader: Reader;
  readonly open: readonly TaskView[];
  readonly count: number;
  /** What waits for the reader beside votes. */
  readonly errands: readonly ErrandView[];
  readonly next?: string;
  readonly done: readonly OwnDecisionView[];
  readonly bulk: Bulk;
  /** The reader's own calendar; the office by its token has none. */
  readonly feed?: ShownFeed;
  /** Programmes of which the person gets no reminders, and where to change that. */
  readonly stopped: readonly { readonly title: Text; readonly href: string }[];
  /** Those in which the reader has a role. */
  readonly programmes: readonly Pick<ProgrammeView, 'key' | 'title'>[];
}

/** The tasks of this page that may be decided together, whether they are ticked, and where all of them are. */
interface Bulk {
  readonly picks: readonly string[];
  readonly areTicked: boolean;
  readonly selectAllHref: string;
}

interface TaskProps {
  readonly task: TaskView;
  readonly reader: Reader;
  readonly bulk: Bulk;
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

const OpenTask = ({ task, reader, bulk }: TaskProps) => {
  const { language, now } = reader;
  const waited = Math.max(0, now.getTime() - Date.parse(task.askedAt));
  const title = say(task.title, language);
  const pick = pickOf(task.approval, task.seat);
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
        {!bulk.picks.includes(pick) && <div class="small quiet inset">{bulkWords[language].alone}</div>}
        <PassingLinks approval={task.approval} title={title} language={language} />
      </td>
      <td data-label={words[language].heads[1]}>
        <Due at={task.dueAt} reader={reader} />
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
