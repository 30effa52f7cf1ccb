import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { MailSummary, ParsedMail } from './store';
import type { Language } from '../../domain/shared/text';
import { words } from './words';

interface Listing {
  readonly mails: readonly MailSummary[];
  readonly count: number;
  readonly to: string;
  readonly language: Language;
}

/** The list of caught mails, newest first, each recipient a link to that person's mails. */
export function mailListPage({ mails, count, to, language }: Listing): string {
  const say = words[language];
  const filter = (address: string) => `/?lang=${language}&to=${encodeURIComponent(address)}`;
  return page(
    language,
    `${say.mailbox} (${count})`,
    `/?lang=${otherThan(language)}&to=${encodeURIComponent(to)}`,
    true,
    <>
      <p class="quiet">{say.about}</p>
      <form class="bar" method="get" action="/">
        <input type="hidden" name="lang" value={language} />
        <label>
          {say.recipient} <input type="text" name="to" value={to} inputMode="email" autocomplete="off" />
        </label>
        <button type="submit">{say.filter}</button>
        {to && <a href={`/?lang=${language}`}>{say.all}</a>}
        <span class="quiet">{say.shown(mails.length, count)}</span>
      </form>
      {mails.length === 0 ? (
        <p class="empty">{to ? say.emptyFor : say.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say.subject}</th>
              <th scope="col">{say.recipient}</th>
              <th scope="col">{say.when}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.id}>
                <td>
                  <a href={`/mails/${mail.id}?lang=${language}`}>{mail.subject || '—'}</a>
                </td>
                <td>
                  <a class="quiet" href={filter(mail.to)}>
                    {mail.to}
                  </a>
                </td>
                <td>
                  <When at={mail.at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {count > 0 && (
        <form method="post" action={`/delete?lang=${language}`}>
          <button type="submit">{say.clear}</button>
        </form>
      )}
    </>,
  );
}

/** One mail: its HTML in a sandboxed frame, its attachments, its text. */
export function mailPage({ mail, language }: { readonly mail: ParsedMail; readonly language: Language }): string {
  const say = words[language];
  return page(
    language,
    mail.subject,
    `/mails/${mail.id}?lang=${otherThan(language)}`,
    false,
    <>
      <p class="bar">
        <a href={`/?lang=${language}`}>← {say.back}</a>
        <a href={`/mails/${mail.id}/source`}>{say.source}</a>
      </p>
      <dl>
        <dt>{say.from}</dt>
        <dd>{mail.from}</dd>
        <dt>{say.recipient}</dt>
        <dd>{mail.to}</dd>
        <dt>{say.when}</dt>
        <dd>
          <When at={mail.at} />
        </dd>
        {mail.attachments.length > 0 && <dt>{say.attachments}</dt>}
        {mail.attachments.map(({ name }, n) => (
          <dd key={name}>
            <a href={`/mails/${mail.id}/attachments/${n}`}>{name}</a>
          </dd>
        ))}
      </dl>
      {mail.html ? (
        <iframe
          title={say.frame}
          src={`/mails/${mail.id}/html`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        ></iframe>
      ) : (
        <p class="quiet">{say.noHtml}</p>
      )}
      <h2>{say.text}</h2>
      <pre>{mail.text}</pre>
    </>,
  );
}

const otherThan = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

/** The machine's own clock, with its zone; `clock.js` puts the browser's in its place. */
const When = ({ at }: { readonly at: string }) => (
  <time dateTime={at}>{new Date(at).toLocaleString('sv-SE', { timeZoneName: 'short' })}</time>
);

/** A server cannot know the zone of whoever reads: the browser says each time on its own clock. */
export const clockScript = `for (const each of document.querySelectorAll('time[datetime]'))
  each.textContent = new Date(each.dateTime).toLocaleString('sv-SE', { timeZoneName: 'short' });
`;

function page(
  language: Language,
  title: string,
  other: string,
  refreshes: boolean,
  children: ComponentChildren,
): string {
  const say = words[language];
  const html = (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {refreshes && <meta http-equiv="refresh" content="5" />}
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css" />
        <script src="/clock.js" defer></script>
      </head>
      <body>
        <header>
          <a href={`/?lang=${language}`}>{say.mailbox}</a>
          <a href={other} lang={language === 'zh' ? 'en' : 'zh-CN'}>
            {say.other}
          </a>
        </header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${render(html)}`;
}
