import type { Decision } from '../../../domain/approvals/approvals';
import { desktop } from '../../support/browser';
import { onServedStage } from '../../support/served-stage';
import { officer } from '../../support/stage';

const { stage, visit, url } = onServedStage();

/** How many pages a PDF of Chromium has. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** An approval on which all 24 seats have decided, each with a comment. */
const decidedByAll = async () => {
  const id = await stage.openApproval({ groups: Object.keys(stage.programme.governance.groups) });
  const { approval } = (await stage.readModel.approval(id)) ?? {};
  const seats = approval?.request.stages.flatMap(({ panels }) => panels).flatMap((panel) => panel.seats) ?? [];
  for (const [at, { id: seat, holder }] of seats.entries()) {
    const decision: Decision = {
      seat,
      person: holder ?? '',
      verdict: 'approve',
      comment: `第 ${at + 1} 席：同意，请按期落实。`,
      conditions: [],
      round: 1,
      contentHash: approval?.request.contentHash ?? '',
      acceptedAt: `2026-03-03T02:${String(at).padStart(2, '0')}:00.000Z`,
      identity: 'link',
    };
    await stage.tell(id, { type: 'approval.decided', approval: id, decision });
  }
  await stage.tell(id, { type: 'approval.closed', approval: id, outcome: 'approved' });
  return { path: `/programmes/demo/approvals/${id}`, hash: approval?.request.contentHash ?? '', count: seats.length };
};

test('a decision of 24 seats is one screen, and on paper one sheet with every seat, comment and hash', async () => {
  const { path, hash, count } = await decidedByAll();
  const page = await visit(desktop);
  const session = await stage.deps.sessions.open({ kind: 'person', person: officer }, stage.deps.now());
  await page.context().addCookies([{ name: 'gatehouse_session', value: session, url: url() }]);
  await page.goto(`${url()}${path}?lang=zh`);
  const comments = page.locator('.seats .said');
  expect([count, await comments.count()]).toEqual([24, 24]);
  expect(await comments.first().isVisible()).toBe(false);
  expect(await page.locator('.paper').isVisible()).toBe(false);
  const history = await page.locator('.history').boundingBox();
  expect(history?.y ?? NaN).toBeLessThan(desktop.height);
  const result = await page.getByRole('region', { name: '结果' }).innerText();
  for (const said of ['战略决策组 6/6 同意', '财务监督组 6/6 同意', '查看全部 24 席']) expect(result).toContain(said);
  await page.emulateMedia({ media: 'print' });
  const shown = await Promise.all((await comments.all()).map((comment) => comment.isVisible()));
  expect(shown).toEqual(shown.map(() => true));
  expect(await page.locator('.paper').innerText()).toContain('审批单');
  expect(await page.locator('main').innerText()).toContain(hash);
  for (const language of ['zh', 'en']) {
    await page.goto(`${url()}${path}?lang=${language}`);
    const pdf = await page.pdf({ format: 'A4' });
    expect([language, pagesOf(pdf)]).toEqual([language, 1]);
  }
});
