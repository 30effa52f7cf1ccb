import { formatDate } from '../../domain/calendar/formats';
import { ownerTitle } from '../../domain/definition/words/obligations';
import { mayUndertake } from '../../domain/programme/undertakings';
import { titlesOf } from '../../domain/programme/titles';
import { say } from '../../domain/shared/text';
import { isPost, isStaffingOver, missingIn, type StaffCare, type StaffPost } from '../../domain/staffing/staffing';
import { alarmDay, postTitle, staffingKinds, vacancyWords } from '../../domain/staffing/words';
import { FulfilmentForm } from '../obligations/form';
import { Obligations } from '../obligations/page';
import { todayOf } from '../ui/frame';
import { Badge, Empty, Table } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { ThingPage, type ThingContext } from '../ui/thing';
import { pageWords } from './page-words';

interface PostsProps {
  readonly context: ThingContext;
  readonly posts: readonly StaffPost[];
}

const Posts = ({ context: { reader, view }, posts }: PostsProps) => {
  const { language } = reader;
  const phrases = pageWords[language];
  return (
    <Table isStacked caption={phrases.posts} heads={phrases.postHeads}>
      {posts.map((post) => (
        <tr key={post.key}>
          <td>
            {say(postTitle(titlesOf(view.definition), post), language)}{' '}
            <span class="quiet">{say(staffingKinds[post.kind], language)}</span>
          </td>
          <td data-label={phrases.postHeads[1]}>{`${post.holders.length} / ${post.number}`}</td>
          <td data-label={phrases.postHeads[2]}>
            {post.holders
              .map(({ person, since }) => `${person} (${formatDate(since, language)})`)
              .join(language === 'zh' ? '、' : ', ') || phrases.nobody}
          </td>
          <td data-label={phrases.postHeads[3]}>
            {missingIn(post) === 0 ? (
              <Badge tone="done">{phrases.full}</Badge>
            ) : (
              <>
                <Badge tone={post.isTold ? 'late' : 'soon'}>{post.isTold ? phrases.told : phrases.vacant}</Badge>{' '}
                <span class="small quiet">
                  {say(vacancyWords(post), language)}
                  {post.alarmAt !== undefined &&
                    !post.isTold &&
                    ` · ${phrases.until(formatDate(alarmDay(view.definition, post.alarmAt), language))}`}
                </span>
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
};

interface CaresProps {
  readonly context: ThingContext;
  readonly cares: readonly StaffCare[];
}

const Cares = ({ context: { reader, view }, cares }: CaresProps) => {
  const { language } = reader;
  const phrases = pageWords[language];
  return (
    <Table isStacked caption={phrases.cares} heads={phrases.careHeads}>
      {cares.map(({ key, kind, title, terms, next }) => (
        <tr key={key}>
          <td>
            {say(title, language)} <span class="quiet">{say(staffingKinds[kind], language)}</span>
          </td>
          <td data-label={phrases.careHeads[1]}>{say(ownerTitle(view.definition, terms.owner), language)}</td>
          <td data-label={phrases.careHeads[2]}>{terms.evidence && say(terms.evidence, language)}</td>
          <td data-label={phrases.careHeads[3]}>{next && formatDate(next.dueOn, language)}</td>
        </tr>
      ))}
    </Table>
  );
};

/** The page of the staffing: posts and their vacancies, what is owed for people, and the forms of the office. */
export const StaffingPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = pageWords[language];
  const posts = view.staffing.filter(isPost);
  const cares = view.staffing.flatMap((each) => (isPost(each) ? [] : [each]));
  const obligations = view.obligations.filter(({ care }) => care !== undefined);
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {view.staffing.length === 0 && <Empty>{phrases.none}</Empty>}
      {posts.length > 0 && <Posts context={context} posts={posts} />}
      {cares.length > 0 && <Cares context={context} cares={cares} />}
      <Obligations obligations={obligations} reader={reader} title={phrases.owed} programme={view.key} />
      <FulfilmentForm context={context} obligations={obligations} action={`/office/programmes/${view.key}/staffing`} />
      <MoveForms context={context} posts={posts.filter((post) => !isStaffingOver(post))} />
    </ThingPage>
  );
};

const MoveForms = ({ context, posts }: PostsProps) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = pageWords[language];
  if (!nonce || !mayUndertake(view.state, 'staffing.change')) return null;
  const optionsOf = (all: readonly StaffPost[]) =>
    all.map((post) => [post.key, say(postTitle(titlesOf(view.definition), post), language)] as const);
  const [open, held] = [posts.filter((post) => missingIn(post) > 0), posts.filter(({ holders }) => holders.length > 0)];
  return (
    <>
      {open.length > 0 && (
        <OfficeForm
          title={phrases.appoint}
          hint={phrases.appointHint}
          action={`/programmes/${view.key}/staffing/appointments`}
          nonce={nonce}
          submit={phrases.appoint}
        >
          <Choice name="move.post" label={phrases.post} typed={typed} options={optionsOf(open)} />
          <div class="pair">
            <Field name="move.person" label={phrases.person} typed={typed} isRequired />
            <Field name="move.on" label={phrases.from} typed={typed} kind="date" initial={todayOf(reader)} isRequired />
          </div>
          <Field name="move.note" label={phrases.note} typed={typed} />
        </OfficeForm>
      )}
      {held.length > 0 && (
        <OfficeForm
          title={phrases.leave}
          hint={phrases.leaveHint}
          action={`/programmes/${view.key}/staffing/departures`}
          nonce={nonce}
          submit={phrases.leave}
        >
          <Choice name="leaving.post" label={phrases.post} typed={typed} options={optionsOf(held)} />
          <div class="pair">
            <Field name="leaving.person" label={phrases.person} typed={typed} isRequired />
            <Field
              name="leaving.on"
              label={phrases.leftOn}
              typed={typed}
              kind="date"
              initial={todayOf(reader)}
              isRequired
            />
          </div>
          <Field name="leaving.note" label={phrases.note} typed={typed} />
        </OfficeForm>
      )}
    </>
  );
};
