import type { Defect } from '../../infra/reading/definitions';
import type { OutboxState } from '../../infra/store/outbox';
import type { CountedPage } from '../../infra/store/pages';
import { mailsWait } from '../../domain/mail/stalls';
import type { Revenue } from '../../domain/money/distributions/revenue';
import type { ProgrammeLine, ProgrammeView } from '../../domain/views/views';
import { type PageBelow } from '../access/matrix';
import type { DefinitionFile } from '../http/page-deps';
import { AgreementTree } from '../agreements/tree';
import { CalendarFeed, type ShownFeed } from '../feeds/calendar-feed';
import { FirstStep } from './first-step';
import { LocalMailbox } from '../ui/local-mailbox';
import { Frame, todayOf, type Reader } from '../ui/frame';
import { Empty, When } from '../ui/html';
import { queryOf } from '../ui/query';
import { Paging } from '../ui/paging';
import { ProjectList } from '../projects/list';
import { RefusalNotice } from '../ui/refusal';
import { SearchBox } from '../search/box';
import { BegunBadge } from '../ui/begins';
import { RevenueSection } from './revenue';
import { Standing } from './standing';
import { Found, Starting } from './starting';
import { Timeline } from './timeline';
import { ProgrammeList } from './list';
import { Numbers } from './numbers';
import { Sections } from './sections';
import type { Zoom } from './timeline-scale';
import type { ProgrammesQuery, WaitingQuery } from './forms';
import { ListFilter } from './list-filter';
import { WaitingList } from './waiting';
import type { ApprovalView } from '../../domain/approvals/views';
import type { ProgrammeStanding } from '../../domain/views/numbers';
import type { ListedStanding } from './standings';
import { word } from '../../mail/words';
import type { WaitingView } from '../../domain/programme/awaited';
import { say } from '../../domain/shared/text';
import type { RefusalCode } from '../../domain/shared/refusals';

const words = {
  zh: {
    programmes: '合作计划',
    first: '尚未启动任何合作计划',
    firstOffice: '请在下面选择一个计划定义并启动。启动后，提交第一份协议，审批邮件就会发出。',
    firstOther: '请合作服务办公室用启动时打印的链接进入并启动一个计划。',
    noneChosen: '没有符合条件的合作计划。请更换条件，或清除筛选。',
    signInToSee: '登录后可查看您参与的合作计划。',
    mailDown: (n: number) => [`邮件服务器自 `, ` 起没有响应，${mailsWait(n).zh}。数据未丢失，恢复后会自动发出。`],
    process: '在 Temporal 中查看流程',
    version: '定义版本',
  },
  en: {
    programmes: 'Programmes',
    first: 'No programme has been started yet',
    firstOffice: 'Choose a definition below and start it. Then submit the first agreement: the approval mails go out.',
    firstOther: 'The programme office enters by the link printed at the start, and starts a programme.',
    noneChosen: 'No programme is like that. Choose otherwise, or clear the filter.',
    signInToSee: 'Sign in to see the programmes that you take part in.',
    mailDown: (n: number) => [
      'Mail is down since ',
      `; ${mailsWait(n).en}. Nothing is lost; they go out by themselves once it is back.`,
    ],
    process: 'See the process in Temporal',
    version: 'definition version',
  },
};

/** Mails are only worth a notice when they have waited for a while: the post takes a moment. */
const MAIL_IS_LATE_MS = 60_000;

/** Says since when mails wait, and that nothing is lost. */
export const MailNotice = ({ outbox, reader }: { readonly outbox: OutboxState; readonly reader: Reader }) => {
  const { language, zone, now } = reader;
  if (!outbox.oldest || now.getTime() - Date.parse(outbox.oldest) < MAIL_IS_LATE_MS) return null;
  const [before, after] = words[language].mailDown(outbox.waiting);
  return (
    <p class="notice late" role="status">
      {before}
      <When at={outbox.oldest} zone={zone} language={language} />
      {after}
    </p>
  );
};

/** So few programmes are seen at a glance. */
const FEW = 5;

/** The programmes, and what to do first when there is none. */
export const HomePage = ({
  reader,
  programmes,
  standings,
  chosen,
  hasProgrammes,
  definitions,
  isOffice,
  nonce,
  mailboxUrl,
  outbox,
  refused,
  defects = [],
}: HomeProps) => {
  const { language } = reader;
  const phrases = words[language];
  const isChosen = Object.keys(chosen).length > 0;
  return (
    <Frame reader={reader} title={phrases.programmes} current="programmes">
      <h1>{hasProgrammes ? phrases.programmes : phrases.first}</h1>
      {refused && <RefusalNotice {...refused} language={language} />}
      <MailNotice outbox={outbox} reader={reader} />
      {(programmes.count > 0 || isChosen) && <SearchBox path="/search" language={language} />}
      {(programmes.count > FEW || isChosen) && (
        <ListFilter chosen={chosen} isPerson={reader.session?.kind === 'person'} language={language} />
      )}
      {programmes.items.length > 0 ? (
        <ProgrammeList programmes={programmes.items} standings={standings} reader={reader} />
      ) : isChosen ? (
        <Empty>{phrases.noneChosen}</Empty>
      ) : (
        <p>{hasProgrammes ? phrases.signInToSee : isOffice ? phrases.firstOffice : phrases.firstOther}</p>
      )}
      <Paging
        page={programmes}
        language={language}
        name={phrases.programmes}
        hrefOf={(after) => `/${queryOf({ ...chosen, ...(after !== undefined && { after }) })}`}
      />
      {mailboxUrl && (
        <p>
          <LocalMailbox url={mailboxUrl} language={language} />
        </p>
      )}
      {!reader.session && (
        <p class="actions">
          <a class="button primary" href="/sign-in?next=/">
            {word('signIn', language)}
          </a>
        </p>
      )}
      {isOffice && nonce && (
        <>
          <Found found={defects} kind="defects" language={language} />
          <Starting reader={reader} nonce={nonce} definitions={definitions} />
        </>
      )}
    </Frame>
  );
};

interface HomeProps {
  readonly reader: Reader;
  /** A page of those that the reader may see. */
  readonly programmes: CountedPage<ProgrammeLine>;
  /** How these stand. */
  readonly standings: ReadonlyMap<string, ListedStanding>;
  /** Which of them were asked for. */
  readonly chosen: ProgrammesQuery;
  /** Whether there are any, which a visitor may know before signing in. */
  readonly hasProgrammes: boolean;
  readonly definitions: readonly DefinitionFile[];
  readonly isOffice: boolean;
  readonly nonce?: string;
  readonly mailboxUrl?: string;
  readonly outbox: OutboxState;
  readonly refused?: { readonly code: RefusalCode; readonly detail?: string };
  /** What is wrong with the definition that was refused. */
  readonly defects?: readonly Defect[];
}

/** A programme at a glance. */
export const ProgrammePage = ({
  reader,
  view,
  waiting,
  chosen,
  standing,
  open,
  hasAsked,
  revenue,
  outbox,
  feed,
  processHref,
  isOffice,
  mailboxUrl,
  zoom,
  mayVisit,
}: ProgrammeProps) => {
  const { language } = reader;
  const phrases = words[language];
  return (
    <Frame
      reader={reader}
      title={say(view.title, language)}
      name={say(view.title, language)}
      home={`/programmes/${view.key}`}
      current="overview"
    >
      <div class="headed">
        <h1>
          {say(view.title, language)}{' '}
          <BegunBadge state={view.state} starts={view.definition.starts} today={todayOf(reader)} language={language} />
        </h1>
        <SearchBox path={`/programmes/${view.key}/search`} language={language} />
      </div>
      <Sections view={view} language={language} mayVisit={mayVisit} />
      <MailNotice outbox={outbox} reader={reader} />
      {isOffice && (
        <FirstStep view={view} hasAsked={hasAsked} language={language} {...(mailboxUrl && { mailboxUrl })} />
      )}
      <Numbers view={view} standing={standing} revenue={revenue} reader={reader} />
      <WaitingList
        programme={view.key}
        page={waiting}
        chosen={chosen}
        definition={view.definition}
        reader={reader}
        {...(zoom && { months: zoom })}
      />
      <Timeline view={view} reader={reader} {...(zoom && { zoom })} />
      <div class="columns">
        <AgreementTree view={view} language={language} open={open} />
        <div>
          {revenue !== 'hidden' && <RevenueSection view={view} reader={reader} revenue={revenue} />}
          <Standing view={view} reader={reader} />
        </div>
      </div>
      <ProjectList view={view} reader={reader} isLed />
      {feed && <CalendarFeed reader={reader} feed={feed} />}
      <p class="small quiet">
        {phrases.version} <span class="hash">{view.version.slice(0, 12)}</span>
        {processHref && (
          <>
            {' · '}
            <a href={processHref}>{phrases.process}</a>
          </>
        )}
        {mailboxUrl && (
          <>
            {' · '}
            <LocalMailbox url={mailboxUrl} language={language} />
          </>
        )}
      </p>
    </Frame>
  );
};

interface ProgrammeProps {
  readonly reader: Reader;
  readonly view: ProgrammeView;
  /** A page of what it waits for. */
  readonly waiting: CountedPage<WaitingView>;
  /** Which of it was asked for. */
  readonly chosen: WaitingQuery;
  readonly standing: ProgrammeStanding;
  /** The open approvals of its agreements. */
  readonly open: readonly ApprovalView[];
  /** Whether an approval is among all of it. */
  readonly hasAsked: boolean;
  /** What was shared so far; hidden from whoever sees no distribution. */
  readonly revenue: Revenue | undefined | 'hidden';
  readonly outbox: OutboxState;
  /** The programme's calendar for the reader; the office by its token has none. */
  readonly feed?: ShownFeed;
  readonly processHref?: string;
  /** Whether the reader may look at a section. */
  readonly mayVisit: (path: PageBelow) => boolean;
  /** How much the timeline shows. */
  readonly zoom?: Zoom;
  /** Whether the reader may submit things here. */
  readonly isOffice: boolean;
  /** Where mails are read when they are caught on this machine. */
  readonly mailboxUrl?: string;
}
