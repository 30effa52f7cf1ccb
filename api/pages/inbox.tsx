import type { Text } from '../../domain/text';
import type { TaskView } from '../../domain/views';
import { decisionPath } from './decision-scene';
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
    done: '最近已处理',
    doneHeads: ['事项', '截止时间'],
    noneDone: '还没有处理过的事项。',
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
    done: 'Lately answered',
    doneHeads: ['What', 'Until'],
    noneDone: 'You have not answered anything yet.',
    stopped: (programme: string) => `You get no reminders of “${programme}”.`,
    resume: 'Send them again',
    pmo: 'You are signed in as the programme office, which holds no seat; holders of seats sign in with their own address.',
  },
};

/** My open tasks by deadline, and what I answered lately. */
export const InboxPage = ({ reader, open, count, next, done, stopped }: InboxProps) => {
  const { language, session } = reader;
  const phrases = words[language];
  return (
    <Frame reader={reader} title={word('inbox', language)} current="inbox">
      <h1>{word('inbox', language)}</h1>
      {session?.kind === 'pmo' && <p class="notice">{phrases.pmo}</p>}
      {open.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.caption(count)} heads={phrases.heads}>
          {open.map((task) => (
            <OpenTask key={`${task.approval} ${task.seat}`} task={task} reader={reader} />
          ))}
        </Table>
      )}
      {next && (
        <p class="actions">
          <a class="button" href={`/inbox?after=${next}`}>
            {phrases.more}
          </a>
        </p>
      )}
      <h2>{phrases.done}</h2>
      {done.length === 0 ? (
        <Empty>{phrases.noneDone}</Empty>
      ) : (
        <Table caption={phrases.done} heads={phrases.doneHeads}>
          {done.map((task) => (
            <tr key={`${task.approval} ${task.seat}`}>
              <td>
                <TaskLink task={task} reader={reader} />
              </td>
              <td>
                <When at={task.dueAt} zone={reader.zone} language={language} />
              </td>
            </tr>
          ))}
        </Table>
      )}
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
  readonly next?: string;
  readonly done: readonly TaskView[];
  /** Programmes of which the person gets no reminders, and where to change that. */
  readonly stopped: readonly { readonly title: Text; readonly href: string }[];
}

interface TaskProps {
  readonly task: TaskView;
  readonly reader: Reader;
}

const TaskLink = ({ task, reader }: TaskProps) => (
  <a href={decisionPath(task.approval)}>{say(task.title, reader.language)}</a>
);

const OpenTask = ({ task, reader }: TaskProps) => {
  const { language, zone, now } = reader;
  const waited = Math.max(0, now.getTime() - Date.parse(task.askedAt));
  const isLate = Date.parse(task.dueAt) <= now.getTime();
  const isSoon = !isLate && Date.parse(task.dueAt) - now.getTime() < 2 * 86_400_000;
  return (
    <tr>
      <td>
        <TaskLink task={task} reader={reader} />
      </td>
      <td data-label={words[language].heads[1]}>
        <When at={task.dueAt} zone={zone} language={language} />{' '}
        {isLate && <Badge tone="late">{word('overdue', language)}</Badge>}
        {isSoon && <Badge tone="soon">{word('dueSoon', language)}</Badge>}
      </td>
      <td data-label={words[language].heads[2]}>
        {words[language].waits(Math.floor(waited / 86_400_000), Math.floor(waited / 3_600_000))}
      </td>
    </tr>
  );
};
