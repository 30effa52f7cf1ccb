import { rosterId } from '../../../contracts/roster';
import type { RosterRequest } from '../../../domain/roster/rosters';
import { chair, formOf, officer, onStage, type Stage } from '../../support/stage';
import { east, west } from '../../support/seed';

const stage = onStage();

const page = '/programmes/demo/roster';
const seat = `${east.key}.strategic.chair`;
const send = async (person: string, action: string, fields: Record<string, string>) => {
  const browser = await stage.signedIn(person);
  const { nonce = '' } = formOf((await browser.get(page)).text, action);
  return browser.post(action, { nonce, ...fields });
};
const asked = (): readonly RosterRequest[] =>
  stage.calls.flatMap(({ name, args }) => (name === 'changeRoster' ? [args[1] as RosterRequest] : []));
const tell = (happening: Parameters<Stage['tell']>[1]) => stage.tell(rosterId('demo'), happening);

it('shows who holds which seat since when, what comes then, and what a vacancy holds up', async () => {
  await tell({
    type: 'roster.requested',
    appointments: [
      { seat, holder: null, from: '2026-03-03T02:00:00Z' },
      { seat, holder: `next@${east.domain}`, from: '2026-03-16T00:00:00+08:00' },
    ],
    substitutions: [],
    by: officer,
    reason: '换届',
  });
  await tell({ type: 'roster.changed', holders: { [seat]: null }, substitutions: [] });
  const { text } = await (await stage.signedIn(chair.replace(east.key, west.key))).get(page);
  for (const said of [
    '空缺',
    '补齐之前不能通过：',
    '战略合作框架协议',
    `起由 next@${east.domain} 任职`,
    `${officer} 登记：`,
    '换届',
  ])
    expect(text).toContain(said);
});

it('a holder names a substitute of the own party for a period, and ends it', async () => {
  const action = '/programmes/demo/substitutes';
  const substitute = `strategy@${east.domain}`;
  const period = { 'substitute.from': '2026-03-09', 'substitute.until': '2026-03-13' };
  expect((await send(chair, action, { ...period, 'substitute.person': `chair@${west.domain}` })).status).toBe(409);
  expect((await send(chair, action, { 'substitute.person': substitute })).status).toBe(422);
  expect((await send(chair, action, { ...period, 'substitute.person': substitute })).status).toBe(303);
  const [request] = asked();
  expect(request).toMatchObject({
    by: chair,
    substitutions: [{ person: chair, substitute }],
  });
  expect(new Date(request?.substitutions[0]?.until ?? '').toISOString()).toBe('2026-03-13T16:00:00.000Z');
  if (request) await tell({ type: 'roster.requested', ...request });
  const browser = await stage.signedIn(chair);
  expect((await browser.get(page)).text).toContain(`value="${substitute}"`);
  await send(chair, action, { end: substitute });
  const ended = asked()[1]?.substitutions[0];
  expect(ended).toMatchObject({ person: chair, substitute, until: '2026-03-03T02:00:00.000Z' });
  if (asked()[1]) await tell({ type: 'roster.requested', ...(asked()[1] as RosterRequest) });
  expect((await browser.get(page)).text).toContain('您尚未指定代理人');
});

it('nobody without a seat names one', async () => {
  expect((await send(officer, '/programmes/demo/substitutes', {})).status).toBe(403);
});

it('the office appoints from a day, makes a seat vacant, and records a leaver; others may not', async () => {
  const appoint = '/office/programmes/demo/appointments';
  await send(officer, appoint, {
    'appointment.seat': seat,
    'appointment.holder': `Next@${east.domain}`,
    'appointment.from': '2026-03-16',
  });
  await send(officer, appoint, { 'appointment.seat': seat, 'appointment.holder': '' });
  await send(officer, '/office/programmes/demo/leavers', { 'leaving.person': chair, 'leaving.from': '2026-03-31' });
  expect(asked().map(({ appointments, by }) => ({ by, appointments }))).toMatchObject([
    { by: officer, appointments: [{ seat, holder: `next@${east.domain}` }] },
    { by: officer, appointments: [{ seat, holder: null, from: '2026-03-03T02:00:00.000Z' }] },
    { by: officer, appointments: [{ seat, holder: null }] },
  ]);
  expect((await send(chair, appoint, { 'appointment.seat': seat })).status).toBe(403);
  const refused = await send(officer, appoint, {
    'appointment.seat': seat,
    'appointment.holder': 'nobody',
    'appointment.reason': '不能丢',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('请填写有效的邮箱地址。');
  expect(refused.text).toContain('value="不能丢"');
});
