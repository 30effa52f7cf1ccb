import { drawnState } from '../../../api/programmes/timeline-rows';
import { acrossOf, monthMarks, windowOf, zoomOf, zoomsFor } from '../../../api/programmes/timeline-scale';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { desktop, phone } from '../../support/browser';
import { onServedStage } from '../../support/served-stage';
import { chair } from '../../support/stage';

describe('how much a timeline shows', () => {
  const whole = { from: '2026-01-01', to: '2028-12-31' };
  const short = { from: '2026-01-01', to: '2026-12-31' };

  test('is chosen among what shows less than all of it', () => {
    expect(zoomsFor(whole)).toEqual(['18', 'all']);
    expect(zoomsFor({ ...whole, to: '2031-12-31' })).toEqual(['18', '36', 'all']);
    expect(zoomsFor(short)).toEqual(['all']);
    expect([zoomOf('18'), zoomOf('19'), zoomOf(undefined), zoomOf(['18'])]).toEqual([
      '18',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['2027-06-01', { from: '2026-12-01', to: '2028-06-01' }],
    ['2026-02-01', { from: '2026-01-01', to: '2027-07-01' }],
    ['2028-11-01', { from: '2027-06-30', to: '2028-12-30' }],
  ])('is on %s of eighteen months a third before, within what the programme reaches', (today, window) => {
    expect(windowOf(whole, today, '18')).toEqual(window);
  });

  test('is all of it where it is no longer than that', () => {
    expect(windowOf(short, '2026-06-01', '36')).toEqual(short);
    expect(windowOf(whole, '2026-06-01', 'all')).toEqual(whole);
  });

  test('lies between the edges, in order, with months marked inside', () => {
    const at = acrossOf(whole);
    expect([at('2026-01-01'), at('2028-12-31')]).toEqual([1.5, 98.5]);
    expect(at('2027-07-02')).toBeCloseTo(50, 0);
    expect(at('2025-12-01')).toBeLessThan(0);
    expect(monthMarks(whole)).toEqual([
      '2026-01-01',
      '2026-07-01',
      '2027-01-01',
      '2027-07-01',
      '2028-01-01',
      '2028-07-01',
    ]);
  });
});

test.each([
  ['2026-12-31', 'planned'],
  ['2027-01-01', 'running'],
])('a phase whose first day is 1 January 2027 is drawn on %s as %s', (today, drawn) => {
  const phase = { key: 'first', title: { zh: '一', en: 'One' }, startsOn: '2027-01-01', endsOn: '2027-06-30' };
  expect(drawnState({ ...phase, state: 'running', milestones: [] }, today)).toBe(drawn);
});

describe('a milestone that is late and that nobody forecast', () => {
  const { stage, visit, url: urlOf } = onServedStage();

  const open = async (size: typeof phone, path: string, scheme: 'light' | 'dark' = 'light') => {
    const url = urlOf();
    const session = await stage.deps.sessions.open({ kind: 'person', person: chair }, stage.deps.now());
    const page = await visit(size);
    await page.emulateMedia({ colorScheme: scheme });
    await page.context().addCookies([{ name: 'gatehouse_session', value: session, url }]);
    await page.goto(`${url}/programmes/demo${path}`);
    return page;
  };

  test('says so in words with its working days, on the timeline, in its table and on its own page', async () => {
    const page = await open(desktop, '?lang=zh');
    const shown = await page.locator('section:has(#timeline)').innerText();
    expect(shown).toContain('逾期 2 个工作日');
    await page.locator('section:has(#timeline) summary').click();
    const row = page.locator('section:has(#timeline) tr', { hasText: '战略合作协议签署' }).first();
    expect(await row.innerText()).toMatch(/2026年3月1日\s+2026年3月3日\s+\+2[\s\S]*逾期 2 个工作日/);
    expect(await page.locator('svg.timeline .needs').count()).toBeGreaterThan(0);
    expect(await page.locator('svg.timeline .gate').count()).toBe(3);
    await page.locator('.gantt-name a', { hasText: '战略合作协议签署' }).click();
    expect(await page.locator('main').innerText()).toContain('2026年3月3日（按当日推算）');
    await page.context().close();
  });

  test.each(['zh', 'en'])(
    'reads well on a phone and in a screen reader, light and dark, at every zoom, in %s',
    async (language) => {
      for (const size of [phone, desktop])
        for (const scheme of ['light', 'dark'] as const)
          for (const months of ['18', 'all']) {
            const page = await open(size, `?lang=${language}&months=${months}`, scheme);
            const seen = { width: size.width, scheme, months };
            expect(await page.locator('.zooms [aria-current]').getAttribute('href')).toContain(`months=${months}`);
            const names = page.locator('.gantt-names');
            const before = await names.evaluate((each) => each.getBoundingClientRect().left);
            await page.locator('.gantt').evaluate((each) => each.scrollTo(200, 0));
            expect(await names.evaluate((each) => each.getBoundingClientRect().left)).toBe(before);
            expect({ ...seen, barriers: await barriersOn(page), over: await overflowOf(page) }).toEqual({
              ...seen,
              barriers: [],
              over: 0,
            });
            await page.context().close();
          }
    },
  );

  /** Between its margins, in CSS pixels. */
  const a4Landscape = { width: 1040, height: 710 };

  test.each(['zh', 'en'])(
    'words beside a bar lie on no bar, are not cut, and fit a printed sheet, in %s',
    async (language) => {
      for (const size of [phone, desktop])
        for (const months of ['18', 'all']) {
          const page = await open(size, `?lang=${language}&months=${months}`);
          const covered = await page.locator('svg.timeline').evaluate((svg) => {
            const box = (each: Element) => each.getBoundingClientRect();
            const bars = [...svg.querySelectorAll('rect.bar')].map(box);
            const { left, right } = box(svg);
            return [...svg.querySelectorAll('g > rect.bar ~ text')].flatMap((text) => {
              const words = box(text);
              const isCut = words.left < left - 1 || words.right > right + 1;
              const isOnBar = bars.some(
                (bar) =>
                  words.left < bar.right &&
                  bar.left < words.right &&
                  words.top + 3 < bar.bottom &&
                  bar.top < words.bottom - 3,
              );
              return isCut || isOnBar ? [text.textContent] : [];
            });
          });
          expect({ months, width: size.width, covered }).toEqual({ months, width: size.width, covered: [] });
          await page.emulateMedia({ media: 'print' });
          await page.setViewportSize(a4Landscape);
          const edge = await page.locator('svg.timeline').evaluate((svg) => svg.getBoundingClientRect().right);
          expect(edge).toBeLessThanOrEqual(a4Landscape.width);
          await page.context().close();
        }
    },
  );
});
