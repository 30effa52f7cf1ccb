import type { ProgrammeStanding } from '../../../domain/views/numbers';
import type { ProgrammeLine } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { east, seedKey } from '../../support/seed';
import { stepsIn } from '../../support/steps';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app?.stop());

const at = `/programmes/${seedKey}`;
const pageOf = async (path: string) => {
  const office = await app.sessions.open({ kind: 'person', person: `pmo@${east.domain}` }, new Date());
  const headers = { cookie: `gatehouse_session=${office}`, 'accept-language': 'zh' };
  return (await fetch(`${app.url}${path}`, { headers })).text();
};

test('the whole stands in numbers, on its overview, in the list of programmes and in what the API answers', async () => {
  await app.post('/programmes', { file: seedKey });
  const { approval } = (
    await app.post<{ approval: string }>(`${at}/agreements/framework/submissions`, { evidence: [] })
  ).body;
  const first = (await stepsIn(app, seedKey).holdersOf(approval))[0] ?? '';
  const link = await app.mails.linkTo(first, approval);
  await app.postBy(link, `/approvals/${encodeURIComponent(approval)}/decisions`, { verdict: 'approve' });

  const glance = async () =>
    (await app.get<Pick<ProgrammeStanding, 'numbers' | 'health'> & { waitingNumbers: { count: number } }>(at)).body;
  const { numbers, waitingNumbers } = await glance();
  expect(numbers).toMatchObject({ milestones: { done: 0, all: 12 }, agreements: { done: 0, all: 17 } });
  expect(numbers.phase?.key).toBe('alignment');
  const { items } = (await app.get<{ items: readonly (ProgrammeLine & ProgrammeStanding)[] }>('/programmes')).body;
  expect(items.map(({ key, numbers: { milestones } }) => [key, milestones.all])).toEqual([[seedKey, 12]]);
  expect(waitingNumbers.count).toBeGreaterThan(0);

  const overview = await eventually(async () => {
    const html = await pageOf(at);
    return html.includes('1/24 席位已表决') && html;
  });
  expect(overview).toContain('aria-label="里程碑 0/12"');
  expect(overview).toContain('aria-label="协议 0/17"');
  expect(overview).toContain(`aria-label="待办 ${(await glance()).waitingNumbers.count}"`);
  expect(overview).toContain('aria-label="最近得分 —"');
  expect(overview).toMatch(/aria-label="资金池可用 |aria-label="资金 —"/);
  expect(await pageOf('/')).toContain('<td data-label="里程碑">0/12');
});
