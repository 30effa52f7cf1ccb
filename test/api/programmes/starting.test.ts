import { formatDate } from '../../../domain/calendar/formats';
import { DomainError } from '../../../domain/shared/errors';
import { chair, formOf, onStage, setStage } from '../../support/stage';
import { emptyStore } from '../../support/store';
import { join } from 'node:path';
import { readDefinition, startProgramme } from '../../../api/programmes/start';
import type { ProgrammeSource } from '../../../api/http/page-deps';
import type { Programme } from '../../../domain/programme/programme';
import { hashOf } from '../../../infra/host/hashes';

interface StartedProgramme {
  readonly definition: Programme;
  readonly version: string;
}

const stage = onStage();

const file = `parties:
  acme: { title: Acme Motors, calendar: weekdays, zone: Europe/Berlin }
  volt: { title: Volt Cells, calendar: weekdays, zone: Europe/Paris }
governance:
  groups:
    board:
      title: Board
      seats: { chair: { title: Chair, holders: { acme: chair@acme.example, volt: chair@volt.example } } }
phases:
  - { key: build, title: Build }
`;

const check = '/office/programmes/check';
const start = '/office/programmes';
const office = async (on = stage) => {
  const browser = await on.signedIn('office', 'pmo');
  const { text } = await browser.get('/?lang=en');
  return { browser, text, nonce: formOf(text, check).nonce ?? '' };
};

/** A stage on which starting a programme does this. */
const starting = async (startProgramme: (from: ProgrammeSource) => Promise<string>) => {
  await emptyStore(stage.database);
  return setStage(stage.database, { startProgramme });
};

describe('a programme that is started', () => {
  it.each([
    ['the day that is chosen', '2027-02-01', '2027-02-01'],
    ['the day of its file', undefined, '2026-09-01'],
  ])('is held and hashed with %s', async (_what, starts, held) => {
    const asked: StartedProgramme[] = [];
    const starter = {
      programmesFolder: join(__dirname, '..', '..', '..', 'programmes'),
      shelf: new Map([['weekdays', {}]]),
      readModel: { head: async () => ({ phases: [{ state: 'running' }] }) },
      processes: { startProgramme: async (given: StartedProgramme) => void asked.push(given) },
    } as unknown as Parameters<typeof startProgramme>[0];
    const reading = await readDefinition(starter, { file: 'stroke-registry', starts });
    await startProgramme(starter, reading, { by: undefined, requestId: 'r'.repeat(20) });
    const [given] = asked;
    expect(given?.definition.starts).toBe(held);
    expect(given?.version).toBe(hashOf(given?.definition));
  });
});

describe('the start page of the office', () => {
  it('offers the first day that the file of what lies ready says, since it lies ahead', async () => {
    const { text } = await office();
    expect(text).toContain('value="2026-09-01"');
    expect(text).toContain('The definition says 1 Sept 2026.');
    expect(text).toContain('Start a programme of your own');
  });

  it('starts what lies ready on the day that is chosen', async () => {
    const started: ProgrammeSource[] = [];
    const on = await starting(async (from) => {
      started.push(from);
      return 'demo';
    });
    const { browser, text } = await office(on);
    const answer = await browser.post(start, { ...formOf(text, start), starts: '2026-10-01' });
    expect(answer.get('Location')).toBe('/programmes/demo');
    expect(started).toEqual([{ file: 'stroke-registry', starts: '2026-10-01' }]);
  });

  it('shows every defect with its line, and keeps what was pasted', async () => {
    const { browser, nonce } = await office();
    const { status, text } = await browser.send(check, {
      nonce,
      definition: file.replace('title: Board', 'titel: Board').replace('Europe/Paris', 'Europe/Nowhere'),
    });
    expect(status).toBe(422);
    expect(text).toContain('line 3, column');
    expect(text).toContain('line 7, column 7');
    expect(text).toContain('titel: Board');
    expect(text).not.toContain(`action="${start}"`);
  });

  it('shows what a sound file means before it is started, and starts it on the day that is chosen', async () => {
    const started: ProgrammeSource[] = [];
    const on = await starting(async (from) => {
      started.push(from);
      return 'demo';
    });
    const { browser, nonce } = await office(on);
    const { status, text } = await browser.send(check, { nonce }, { file: Buffer.from(file) });
    expect(status).toBe(200);
    expect(text).toContain('runs from 1 Apr 2026 to 31 Mar 2027');
    expect(text).toContain('office@acme.example and office@volt.example are assumed');
    expect(started).toEqual([]);
    const answer = await browser.post(start, { nonce, definition: file, starts: '2026-07-01' });
    expect(answer.get('Location')).toBe('/programmes/demo');
    expect(started).toEqual([{ definition: file.trim(), starts: '2026-07-01' }]);
  });

  it.each([
    ['its own, since it lies ahead', '2026-05-11', '', '2026-05-11'],
    ['the first of the coming month, since its own has passed', '2026-01-11', '', '2026-04-01'],
    ['the one that is chosen', '2026-05-11', '2026-08-03', '2026-08-03'],
  ])('is checked and offered with %s', async (_what, own, starts, offered) => {
    const { browser, nonce } = await office();
    const { text } = await browser.send(check, { nonce, definition: `${file}starts: ${own}\n`, starts });
    expect(text).toContain(`value="${offered}"`);
    expect(text).toContain(`runs from ${formatDate(offered, 'en')} to`);
    expect(text).toContain(`The definition says ${formatDate(own, 'en')}.`);
    expect(text).toContain(`formaction="${check}"`);
  });

  it('folds what holds by default, and lists the addresses', async () => {
    const { browser, nonce } = await office();
    const { text } = await browser.send(check, { nonce, definition: file });
    expect(text).toMatch(/<details><summary>What your file does not say and holds by default \(\d+ sentences\)/);
    expect(text).toContain('Volt Cells, Board: Chair chair@volt.example.');
  });

  it('quotes the line of each defect and marks its place', async () => {
    const { browser, nonce } = await office();
    const { text } = await browser.send(check, { nonce, definition: `${file}currency: euro\n` });
    expect(text).toContain('<code>currency: <mark>euro</mark></code>');
  });

  it('says why a definition was not started, beside the definition', async () => {
    const on = await starting(() => Promise.reject(new DomainError('already_started')));
    const { browser, nonce } = await office(on);
    const { status, text } = await browser.post(start, { nonce, definition: file, starts: '2026-07-01' });
    expect(status).toBe(409);
    expect(text).toContain('Acme Motors × Volt Cells');
    expect(text).toContain('value="2026-07-01"');
  });

  it.each([
    ['an empty form', {}, {}],
    ['a file that is not UTF-8', {}, { file: Buffer.from([0xd7, 0xe3, 0xb1, 0xb8, 0x3a, 0x20, 0x31]) }],
    ['a day that is none', { definition: file, starts: 'soon' }, {}],
  ])('answers %s with what is wrong', async (_what, fields, files) => {
    const { browser, nonce } = await office();
    expect((await browser.send(check, { nonce, ...fields }, files)).status).toBe(422);
  });

  it('is for the office alone', async () => {
    const { nonce } = await office();
    const person = await stage.signedIn(chair);
    expect((await person.send(check, { nonce, definition: file })).status).toBe(403);
    expect((await person.post(start, { nonce, definition: file })).status).toBe(403);
    expect((await stage.browser().send(check, { definition: file })).status).toBe(403);
  });
});
