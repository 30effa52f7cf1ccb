import express, { type Express, type Request, type Response } from 'express';
import { clockScript, mailListPage, mailPage } from './pages';
import type { KeptMail, MailboxStore } from './store';
import { mailboxStyle } from './style';
import type { Language } from '../../domain/shared/text';

const ownPages =
  "default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'";
const caughtMail =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const mostInAList = 500;

/** The mailbox's pages and its JSON; on loopback it answers only to loopback names, since the mails hold sign-in links. */
export function createMailboxApp({ store, host }: { readonly store: MailboxStore; readonly host: string }): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.set({
      'Content-Security-Policy': ownPages,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex',
    });
    if (isLoopback(host) && !isLoopback(request.hostname)) response.status(421).send('This mailbox is local.');
    else next();
  });

  const mailOf = (request: Request, response: Response): KeptMail | undefined => {
    const mail = store.find(String(request.params.id));
    if (!mail) response.status(404).json({ code: 'mail_not_found', detail: 'There is no such mail in the mailbox.' });
    return mail;
  };

  app.get('/', async (request, response) => {
    const mails = await store.list(listingOf(request));
    response.send(
      mailListPage({ mails, count: store.count(), to: wordOf(request, 'to'), language: languageOf(request) }),
    );
  });
  app.get('/mails/:id', async (request, response) => {
    const mail = mailOf(request, response);
    if (mail) response.send(mailPage({ mail: await store.parse(mail), language: languageOf(request) }));
  });
  app.get('/mails/:id/html', async (request, response) => {
    const mail = mailOf(request, response);
    if (!mail) return;
    const { html } = await store.parse(mail);
    response.set('Content-Security-Policy', `${caughtMail}; frame-ancestors 'self'`).send(withNewTabLinks(html));
  });
  app.get('/mails/:id/source', async (request, response) => {
    const mail = mailOf(request, response);
    if (mail) response.type('text/plain').send(await store.source(mail));
  });
  app.get('/mails/:id/attachments/:n', async (request, response) => {
    const mail = mailOf(request, response);
    const file = mail && (await store.parse(mail)).attachments[Number(request.params.n)];
    if (file) response.attachment(file.name).type(file.type).send(file.content);
    else if (mail)
      response.status(404).json({ code: 'attachment_not_found', detail: 'The mail has no such attachment.' });
  });
  app.post('/delete', async (request, response) => {
    if (!isOwnForm(request)) return void response.status(403).send('Only the mailbox page may delete the mails.');
    await store.clear();
    response.redirect(303, `/?lang=${languageOf(request)}`);
  });

  app.get('/api/mails', async (request, response) => {
    response.json({ mails: await store.list(listingOf(request)) });
  });
  app.get('/api/mails/:id', async (request, response) => {
    const mail = mailOf(request, response);
    if (!mail) return;
    const { attachments, ...parsed } = await store.parse(mail);
    response.json({ ...parsed, attachments: attachments.map(({ name }) => name) });
  });
  app.delete('/api/mails', async (_request, response) => {
    await store.clear();
    response.status(204).end();
  });
  app.get('/style.css', (_request, response) => {
    response.type('css').send(mailboxStyle);
  });
  app.get('/clock.js', (_request, response) => {
    response.type('js').send(clockScript);
  });
  return app;
}

const isLoopback = (name: string) => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(name);

/** A browser names the page a form was sent from; a foreign page must not empty the mailbox. */
function isOwnForm(request: Request): boolean {
  const origin = request.get('origin');
  return !origin || origin === `${request.protocol}://${request.get('host')}`;
}

const withNewTabLinks = (html: string) =>
  /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, '$&<base target="_blank">')
    : `<head><base target="_blank"></head>${html}`;

function wordOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value.trim() : '';
}

function listingOf(request: Request): { to: string; limit: number } {
  const limit = Number(wordOf(request, 'limit') || 100);
  return { to: wordOf(request, 'to'), limit: Math.min(Math.max(Math.trunc(limit) || 1, 1), mostInAList) };
}

function languageOf(request: Request): Language {
  const asked = wordOf(request, 'lang') || request.acceptsLanguages(['zh', 'en']) || 'zh';
  return asked === 'en' ? 'en' : 'zh';
}
