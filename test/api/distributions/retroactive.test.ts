import type { Run } from '../../../domain/money/distributions/runs';
import type { Adjustment } from '../../../domain/strategy/adjustments';
import type { ProgrammeGlance } from '../../../domain/views/views';
import { startApp, type App } from '../../support/app';
import { adjustmentComesTo, takeEffect } from '../../support/adjusting';
import { dayIn } from '../../support/days';
import { eventually } from '../../support/eventually';
import { approveAll, enterProgramme, office } from '../../support/questions';
import { sharing, withPlan } from '../../support/sharing';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app?.stop());

test('a ratio that holds since an earlier day lists the runs that it corrects; each is corrected, signed and approved by itself', async () => {
  const programme = await enterProgramme(app, withPlan);
  const at = `/programmes/${programme}`;
  const { open, sign, approve, comes } = sharing(app, programme);
  await sign(await open('q1', { score: '80' }));
  await approve('q1');
  const run = async (key: string) => (await app.get<Run>(`${at}/distributions/${key}`)).body;
  const toDo = async () => {
    const { waiting } = (await app.get<ProgrammeGlance>(at)).body;
    return waiting.filter(({ what }) => what.en.includes('Open a correction')).map(({ id }) => id);
  };

  const shares = { spree: '50%', manzanares: '50%' };
  const asked = { key: 'fair', title: 'Fair', reason: 'agreed anew', effectiveOn: dayIn(3) };
  const preview = (changes: object) =>
    app.post<{ moves: Adjustment['moves'] }>('/previews/adjustment', {
      programme,
      effectiveOn: asked.effectiveOn,
      changes,
    });
  for (const sharesSince of [dayIn(3), dayIn(-4), '2026-02-30'])
    expect((await preview({ shares, sharesSince })).status).toBe(422);
  expect((await preview({ sharesSince: dayIn(-40) })).status).toBe(422);

  const changes = { shares, sharesSince: dayIn(-40) };
  const [, , since] = (await preview(changes)).body.moves;
  expect(since).toMatchObject({ field: 'since', runs: ['q1'] });
  expect(since?.follows[0]?.en).toMatch(/EUR 590\.01 to EUR 500\.01, .* EUR 410\.00 to EUR 500\.00/);
  const correction = (key: string, more: object) =>
    app.post(`${at}/distributions/q1/corrections`, { key, reason: 'the ratio holds since then', ...more });
  const proposed = await app.post<{ approval: string }>(`${at}/strategy/adjustments`, { ...asked, changes });
  expect(proposed.status).toBe(201);
  expect(await correction('early', { adjustment: 'fair' })).toMatchObject({
    status: 422,
    body: { facts: { field: 'adjustment' } },
  });
  expect(await toDo()).toEqual([]);
  await eventually(() => app.readModel.approval(proposed.body.approval));
  await approveAll(app, proposed.body.approval);
  await takeEffect(app, programme, 'fair');
  await adjustmentComesTo(app, programme, 'fair', 'inForce');

  // Nothing is corrected by itself: the run stands, and its correction waits on the office.
  expect((await run('q1')).state).toBe('posted');
  expect(await toDo()).toEqual(['q1']);
  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person: office }, new Date())}`;
  const page = async (path: string) =>
    (await fetch(`${app.url}${at}${path}`, { headers: { cookie, 'accept-language': 'en' } })).text();
  expect(await page('/strategy/adjustments/fair')).toContain('name="adjustment" value="fair"');
  expect(await correction('odd', { version: dayIn(-39) })).toMatchObject({
    status: 422,
    body: { facts: { field: 'version' } },
  });

  expect((await correction('q1-fair', { adjustment: 'fair' })).status).toBe(201);
  await comes('q1', ({ replacedBy }) => replacedBy === 'q1-fair');
  expect(await toDo()).toEqual([]);
  const corrected = await run('q1-fair');
  expect(corrected.corrects).toMatchObject({ of: 'q1', adjustment: 'fair' });
  expect(corrected.computed.totals).toEqual({ spree: '50001', manzanares: '50000' });
  await sign(corrected);
  await approve('q1-fair');
  await comes('q1', ({ state }) => state === 'replaced');
  expect(await page('/strategy/adjustments/fair')).toContain(`href="${at}/distributions/q1-fair"`);
  expect(await page('/distributions/q1-fair')).toContain(`href="${at}/strategy/adjustments/fair"`);

  // By the version that was agreed first, all of it again as it was.
  const back = { key: 'q1-first', reason: 'as at first', version: '0001-01-01' };
  expect((await app.post(`${at}/distributions/q1-fair/corrections`, back)).status).toBe(201);
  expect((await run('q1-first')).computed.totals).toEqual({ spree: '59001', manzanares: '41000' });
});
