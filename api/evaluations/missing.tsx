import { OverdueBadge } from '../ui/late';
import { askId, awaitedFor, inForceOf, mayAnswer } from '../../domain/evaluations/answerers';
import { isAnswered, isCollecting } from '../../domain/evaluations/collection';
import { askTitle } from '../../domain/evaluations/titles';
import type { Asked, EvaluationView } from '../../domain/evaluations/views';
import { formatDate } from '../../domain/calendar/formats';
import { titleIn } from '../../domain/programme/titles';
import { seatTitle } from '../../domain/roster/sentences';
import { say } from '../../domain/shared/text';
import { figurePath } from '../../mail/paths';
import { Badge, Table, When } from '../ui/html';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '待填报',
    heads: ['事项', '填报人', '截止', '状态', '填报'],
    all: '全部事项均已填报。',
    vacant: (seat: string) => `${seat}空缺，无人可填报`,
    nobody: '无人可填报',
    delegate: '受委托',
    standsIn: (whom: string) => `代理${whom}`,
    rule: (on: string, day: number, party?: string) =>
      `自${on}起第 ${day} 个工作日${party === undefined ? '（双方日历）' : `（${party}日历）`}`,
    overdue: '已上报组长和服务办公室',
    past: '逾期',
    reminded: '已提醒',
    waiting: '待填报',
    sealed: '已评定，全部评定后公开',
    report: '填报',
    behalf: '代为填报',
  },
  en: {
    title: 'Who is missing',
    heads: ['What', 'Of whom', 'Until', 'State', 'Report'],
    all: 'Everything that was asked for is in.',
    vacant: (seat: string) => `${seat} is vacant: nobody can report it`,
    nobody: 'nobody can report it',
    delegate: 'asked to answer by a colleague',
    standsIn: (whom: string) => `stands in for ${whom}`,
    rule: (on: string, day: number, party?: string) =>
      `working day ${day} after ${on}${party === undefined ? ', on both calendars' : `, on the calendar of ${party}`}`,
    overdue: 'the chair of the group and the office were told',
    past: 'overdue',
    reminded: 'reminded',
    waiting: 'waiting',
    sealed: 'rated; shown once all have',
    report: 'Report it',
    behalf: 'Report it for them',
  },
};

interface MissingProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** Who has not answered yet: what, until when and by which rule, and whether they were reminded; the office reports one of it for somebody. */
export const Missing = ({ context, evaluation }: MissingProps) => {
  const { language } = context.reader;
  const phrases = words[language];
  if (!isCollecting(evaluation) || !evaluation.asked) return null;
  const open = evaluation.asked.filter((ask) => !ask.isReserve && (ask.isSealed || !isAnswered(ask)));
  return (
    <section>
      <h2 id="missing">{phrases.title}</h2>
      {open.length === 0 ? (
        <p>{phrases.all}</p>
      ) : (
        <Table isStacked caption={phrases.title} heads={phrases.heads}>
          {open.map((ask) => (
            <MissingRow key={ask.key} context={context} evaluation={evaluation} ask={ask} />
          ))}
        </Table>
      )}
    </section>
  );
};

interface RowProps extends MissingProps {
  readonly ask: Asked;
}

const MissingRow = ({ context, evaluation, ask }: RowProps) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { due } = evaluation;
  const party = ask.party && say(titleIn(view.definition.parties, ask.party), language);
  return (
    <tr>
      <td>{say(askTitle(view.definition, ask), language)}</td>
      <td data-label={phrases.heads[1]}>
        <OfWhom context={context} evaluation={evaluation} ask={ask} />
      </td>
      <td data-label={phrases.heads[2]}>
        <When at={ask.dueAt} zone={zone} language={language} year />
        {due && (
          <div class="small quiet">
            {phrases.rule(formatDate(due.from.slice(0, 10), language), ask.workingDay, party)}
          </div>
        )}
      </td>
      <td data-label={phrases.heads[3]}>
        <StandingOf ask={ask} context={context} />
      </td>
      <td data-label={phrases.heads[4]}>
        <ReportLink context={context} evaluation={evaluation} ask={ask} />
      </td>
    </tr>
  );
};

const OfWhom = ({ context: { view, reader }, evaluation, ask }: RowProps) => {
  const { language } = reader;
  const phrases = words[language];
  const awaited = awaitedFor(inForceOf(view, reader.now), evaluation, ask);
  const owners = awaited.flatMap(({ person, standsInFor }) => (standsInFor === undefined ? person : []));
  const comma = language === 'zh' ? '、' : ', ';
  const seats = (ask.seats ?? []).map((id) => seatTitle(view.definition, id, language)).join(comma);
  if (awaited.length === 0) return <>{seats === '' ? phrases.nobody : phrases.vacant(seats)}</>;
  return (
    <>
      {owners.join(comma)}
      {ask.delegate === undefined ? seats !== '' && <div class="small quiet">{seats}</div> : ` (${phrases.delegate})`}
      {awaited.map(({ person, standsInFor }) =>
        standsInFor === undefined ? null : (
          <div key={person} class="small">
            {person} <span class="quiet">{phrases.standsIn(standsInFor)}</span>
          </div>
        ),
      )}
    </>
  );
};

const StandingOf = ({ ask, context: { reader } }: Pick<RowProps, 'ask' | 'context'>) => {
  const phrases = words[reader.language];
  if (ask.isSealed) return <Badge tone="done">{phrases.sealed}</Badge>;
  if (ask.isOverdue)
    return (
      <>
        <OverdueBadge since={ask.dueAt} reader={reader} /> <span class="small">{phrases.overdue}</span>
      </>
    );
  if (Date.parse(ask.dueAt) < reader.now.getTime()) return <OverdueBadge since={ask.dueAt} reader={reader} />;
  return ask.isReminded ? (
    <Badge tone="soon">{phrases.reminded}</Badge>
  ) : (
    <Badge tone="running">{phrases.waiting}</Badge>
  );
};

/** Whoever is asked goes to their own page; the office to the same one, which says for whom it reports. */
const ReportLink = ({ context: { view, visitor, nonce, reader }, context, evaluation, ask }: RowProps) => {
  const phrases = words[context.reader.language];
  const isMine =
    visitor !== undefined && mayAnswer(inForceOf(view, reader.now), evaluation, ask).includes(visitor.person);
  if (ask.isSealed || !(isMine || nonce)) return null;
  return <a href={figurePath(askId(evaluation.key, ask.key))}>{isMine ? phrases.report : phrases.behalf}</a>;
};
