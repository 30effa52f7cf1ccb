import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { OutboxState } from '../../infra/store/outbox';
import { mailsWait } from '../../domain/mail/stalls';
import { Crumbs } from '../ui/crumbs';
import { Frame, type Reader } from '../ui/frame';
import { Badge, Table, When } from '../ui/html';
import type { OperatorQuery } from './queries';

const words = {
  zh: {
    title: '运维',
    lead: '在 Temporal 中查找本计划的流程：每个查询都可在其网页界面或 temporal workflow list --query 中使用。',
    noUi: '未配置 Temporal 网页界面的地址（TEMPORAL_UI_URL），因此查询不带链接。',
    mail: '邮件',
    sent: '没有等待发出的邮件。',
    since: '最早一封的提请时间：',
    post: '在 Temporal 中查看邮件投递流程',
    queries: '查询',
    heads: ['查找什么', '查询语句'],
  },
  en: {
    title: 'Operations',
    lead: 'Find the processes of this programme in Temporal. Each query works in its Web UI and with temporal workflow list --query.',
    noUi: 'The address of the Temporal Web UI (TEMPORAL_UI_URL) is not set, so the queries lead nowhere.',
    mail: 'Mail',
    sent: 'No mail waits to leave.',
    since: 'The oldest was called for ',
    post: 'See the post in Temporal',
    queries: 'Queries',
    heads: ['What is found', 'Query'],
  },
};

interface OperatorsProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly outbox: OutboxState;
  readonly queries: readonly (OperatorQuery & { readonly href?: string })[];
  readonly postHref?: string;
}

/** What operators look at: whether mails leave, and the processes of the programme by what is wrong with them. */
export const OperatorsPage = ({ view, reader, outbox, queries, postHref }: OperatorsProps) => {
  const { language } = reader;
  const phrases = words[language];
  const home = `/programmes/${view.key}`;
  return (
    <Frame reader={reader} title={phrases.title} name={say(view.title, language)} home={home}>
      <Crumbs home={home} kind={phrases.title} language={language} />
      <h1>{phrases.title}</h1>
      <h2>{phrases.mail}</h2>
      <Mail outbox={outbox} reader={reader} />
      {postHref && (
        <p>
          <a href={postHref}>{phrases.post}</a>
        </p>
      )}
      <h2>{phrases.queries}</h2>
      <p class="quiet">{phrases.lead}</p>
      {queries.every(({ href }) => href === undefined) && <p class="notice soon">{phrases.noUi}</p>}
      <Table isStacked caption={phrases.queries} heads={phrases.heads}>
        {queries.map(({ title, query, href }) => (
          <tr key={query}>
            <td>{href === undefined ? say(title, language) : <a href={href}>{say(title, language)}</a>}</td>
            <td data-label={phrases.heads[1]}>
              <code class="query">{query}</code>
            </td>
          </tr>
        ))}
      </Table>
    </Frame>
  );
};

const Mail = ({ outbox, reader: { language, zone } }: Pick<OperatorsProps, 'outbox' | 'reader'>) => {
  const phrases = words[language];
  if (!outbox.oldest) return <p>{phrases.sent}</p>;
  return (
    <p>
      <Badge tone="soon">{say(mailsWait(outbox.waiting), language)}</Badge> {phrases.since}
      <When at={outbox.oldest} zone={zone} language={language} year />
    </p>
  );
};
