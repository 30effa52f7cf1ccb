import type { PublicationView } from '../../domain/calendar/acknowledgements';
import type { Calendar } from '../../domain/calendar/calendar';
import { decidingParties } from '../../domain/programme/parties';
import type { MovedDeadline } from '../../domain/calendar/publications';
import { calendarsWords as words } from './words';
import { placePath } from '../ui/place-path';
import { Empty, Table, When } from '../ui/html';
import { OfficeForm } from '../ui/office-form';
import { ThingPage, type ThingContext } from '../ui/thing';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

interface CalendarsProps {
  readonly context: ThingContext;
  /** In force, by party. */
  readonly calendars: Readonly<Record<string, Calendar>>;
  /** Oldest first. */
  readonly publications: readonly PublicationView[];
}

/** The page of a programme's calendars: which are in force, what was published, what that moved, and who has seen it. */
export const CalendarsPage = ({ context, calendars, publications }: CalendarsProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  return (
    <ThingPage
      context={context}
      kind={phrases.title}
      title={phrases.title}
      badge={null}
      facts={decidingParties(view.definition).map(({ key, title }) => {
        const { key: name = '', version = '', publishedThrough } = calendars[key] ?? {};
        const range = publishedThrough
          ? phrases.publishedThrough(`${name} ${version}`, formatDate(publishedThrough, language))
          : phrases.withoutEnd(`${name} ${version}`);
        return [say(title, language), range] as const;
      })}
    >
      <h2>{phrases.published}</h2>
      {publications.length === 0 && <Empty>{phrases.none}</Empty>}
      {publications.toReversed().map((publication) => (
        <Publication
          key={`${publication.calendar} ${publication.version}`}
          context={context}
          publication={publication}
        />
      ))}
    </ThingPage>
  );
};

interface PublicationProps {
  readonly context: ThingContext;
  readonly publication: PublicationView;
}

const Publication = ({ context, publication }: PublicationProps) => {
  const { reader, view, nonce } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { calendar, version, year, decemberBefore, amends, source, by, at, moved, acknowledged } = publication;
  const title = (amends ? phrases.amended : phrases.publication)(calendar, version, year);
  const parties = decidingParties(view.definition);
  const seen = acknowledged.map(({ party }) => party);
  const named = (isSeen: boolean) =>
    parties
      .filter(({ key }) => seen.includes(key) === isSeen)
      .map((party) => say(party.title, language))
      .join(language === 'zh' ? '、' : ', ');
  return (
    <section class="card" aria-label={title}>
      <h3>{title}</h3>
      <p>
        {phrases.by} {by}, <When at={at} zone={zone} language={language} year />
        <br />
        {phrases.source}: {source}
        <br />
        {decemberBefore && (
          <>
            {phrases.december}:{' '}
            {decemberBefore.map((date) => formatDate(date, language)).join(language === 'zh' ? '、' : ', ')}
            <br />
          </>
        )}
        {seen.length > 0 && `${phrases.acknowledged}: ${named(true)} `}
        {named(false) && `${phrases.missing}: ${named(false)}`}
      </p>
      <Moved context={context} {...(moved && { moved })} />
      {nonce && moved && named(false) && (
        <OfficeForm
          title={phrases.acknowledge}
          hint={phrases.hint}
          action={`/programmes/${view.key}/calendars/acknowledgements`}
          nonce={nonce}
          submit={phrases.acknowledge}
        >
          <input type="hidden" name="calendar" value={calendar} />
          <input type="hidden" name="version" value={version} />
        </OfficeForm>
      )}
    </section>
  );
};

interface MovedProps {
  readonly context: ThingContext;
  readonly moved?: readonly MovedDeadline[];
}

const Moved = ({ context: { reader, view }, moved }: MovedProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  if (!moved) return <p>{phrases.counting}</p>;
  if (moved.length === 0) return <p>{phrases.unmoved}</p>;
  return (
    <Table caption={phrases.moved(moved.length)} heads={phrases.heads}>
      {moved.map(({ kind, id, title, from, to }) => (
        <tr key={id}>
          <td>
            <a href={placePath(view.key, { id, kind })}>{say(title, language)}</a>
          </td>
          <td>
            <When at={from} zone={zone} language={language} year />
          </td>
          <td>
            <When at={to} zone={zone} language={language} year />
          </td>
        </tr>
      ))}
    </Table>
  );
};
