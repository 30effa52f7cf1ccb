import { randomUUID } from 'node:crypto';
import { staffingBeginning, staffingProcess } from '../../../contracts/staffing';
import { staffItems } from '../../../domain/staffing/items';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { dayIn, today } from '../../support/days';
import { eventually } from '../../support/eventually';
import { enterProgramme, office } from '../../support/questions';
import { withStaffing } from '../../support/staffing';

let app: App;
let programme: string;
beforeAll(async () => {
  app = await startApp();
  programme = await enterProgramme(app, withStaffing);
  const definition = await app.directory.definition(programme);
  for (const item of staffItems(definition, today()))
    await app.processes.start(staffingProcess(staffingBeginning(definition, item)), randomUUID());
  await eventually(async () => (await app.readModel.head(programme))?.staffing.length === 3);
});
afterAll(() => app?.stop());

interface Answer {
  readonly code?: string;
  readonly missing?: number;
}
const send = (person: string, path: string, body: object) =>
  app.postAs<Answer>(person, `/programmes/${programme}/staffing/${path}`, body);
const move = (changes: object = {}) => ({ person: 'nurse@spree.example', on: today(), note: '', ...changes });
const headersOf = async (person: string) => ({
  cookie: `gatehouse_session=${await app.sessions.open({ kind: 'person', person }, new Date())}`,
  origin: app.url,
  'accept-language': 'en',
});

test('the office records who comes and leaves; what cannot be is refused at its field', async () => {
  const at = 'coordinator.spree/appointments';
  expect(await send('director@spree.example', at, move())).toMatchObject({ status: 403 });
  expect(await send(office, 'nobody.spree/appointments', move())).toMatchObject({ status: 404 });
  expect(await send(office, 'training.spree.steering.director/appointments', move())).toMatchObject({ status: 404 });
  expect(await send(office, at, move({ person: 'x' }))).toMatchObject({ status: 422 });
  expect(await send(office, at, move({ on: dayIn(3) }))).toMatchObject({ status: 422 });
  const theirs = move({ person: 'director@manzanares.example' });
  expect(await send(office, at, theirs)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  expect(await send(office, at, move())).toMatchObject({ status: 201, body: { missing: 0 } });
  expect(await send(office, at, move())).toMatchObject({ status: 409, body: { code: 'staffing_state' } });
  const left = await send(office, 'coordinator.spree/departures', move());
  expect(left).toMatchObject({ status: 201, body: { missing: 1 } });
  const { body } = await app.get<ProgrammeGlance>(`/programmes/${programme}`);
  expect(body.staffing.map(({ key }) => key)).toContain('coordinator.spree');
});

test('the page shows posts, vacancies and what is owed to everybody with a role, and its forms to the office', async () => {
  const path = `/programmes/${programme}/staffing`;
  const show = async (headers: HeadersInit) => (await fetch(`${app.url}${path}`, { headers })).text();
  const headers = await headersOf(office);
  const html = await show(headers);
  for (const words of ['Coordinator', 'coordinator@manzanares.example', 'Training in data entry', 'Vacant'])
    expect(html).toContain(words);
  expect(await show(await headersOf('director@spree.example'))).not.toContain(`action="/office${path}/appointments"`);
  const action = `/office${path}/appointments`;
  const nonce = new RegExp(`action="${action}"[^]*?name="nonce" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const post = async (fields: object) =>
    fetch(`${app.url}${action}`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ nonce, 'move.post': 'coordinator.spree', 'move.on': today(), ...fields }),
    });
  const refused = await post({ 'move.person': 'no address' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('no address');
  const taken = await post({ 'move.person': 'nurse@spree.example' });
  expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}?done=1`]);
});
