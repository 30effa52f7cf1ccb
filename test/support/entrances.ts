import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { formsIn } from './forms';
import type { App } from './app';
import type { Looking } from './looking';
import { seedFile } from './seed';
import type { Sending } from './sent-forms';
import type { Tongues } from './tongues';

const ownDefinition = () => readFileSync(join(__dirname, '../../programmes', seedFile), 'utf8');

/** The page that says what a definition of one's own means, on which it is started. */
async function checkedPage(app: App, { readerAs }: Looking) {
  const { cookies } = await readerAs({ kind: 'pmo', person: 'pmo' });
  const cookie = `gatehouse_session=${cookies.gatehouse_session}; gatehouse_language=zh`;
  const headers = { cookie, origin: app.url, accept: 'text/html' };
  const { body: home } = await app.raw<string>('GET', '/', { headers });
  const check = formsIn(home).find(({ action }) => action === '/office/programmes/check');
  const nonce = check?.fields.find(({ name }) => name === 'nonce')?.value ?? '';
  const body = new URLSearchParams({ nonce, definition: ownDefinition() });
  const { body: text } = await app.raw<string>('POST', '/office/programmes/check', { headers, body });
  return { text, cookies };
}

/** Looks at the forms that are about nothing recorded: who comes in, who starts a programme, who is to be left in peace. */
export async function lookAtEntrances(
  app: App,
  { looking, sending }: { readonly looking: Looking; readonly sending: Sending },
  { definition, tongues }: { readonly definition: Programme; readonly tongues: Tongues },
): Promise<void> {
  const { look, stranger, readerAs, asPerson } = looking;
  const [person = ''] = officePeople(definition);
  const now = new Date();
  await look(stranger, ['/sign-in', `/office/${app.officeToken}`], tongues);
  await look(stranger, [`/sign-in/${await app.sessions.inviteIn({ person, next: '/inbox' }, now)}`], tongues);
  await look(stranger, [await app.reminderLinks.pathOf(definition.key, person, now)], tongues);
  await look(await readerAs({ kind: 'pmo', person: 'pmo' }), ['/', '/inbox'], tongues);
  await sending.sendFrom([await checkedPage(app, looking)], tongues);
  await app.knownBrowsers.remember(randomBytes(16).toString('base64url'), person, now);
  await look(await asPerson(person), ['/inbox'], tongues);
}
