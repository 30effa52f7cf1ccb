import { barriersOn, overflowOf } from '../../support/accessibility';
import { desktop, phone } from '../../support/browser';
import { onServedStage } from '../../support/served-stage';
import { chair, publicUrl } from '../../support/stage';

const { stage, visit, url: urlOf } = onServedStage();

test('a calendar to subscribe to reads well on a phone and in a screen reader, in both languages, before and after it has an address', async () => {
  const url = urlOf();
  const session = await stage.deps.sessions.open({ kind: 'person', person: chair }, stage.deps.now());
  await stage.openApproval();
  for (const hasAddress of [false, true]) {
    const feed = { generation: `g${String(hasAddress)}`, since: '2026-03-03T02:00:00Z' };
    if (hasAddress)
      for (const programme of [{}, { programme: 'demo' }])
        await stage.deps.calendarFeeds.renew(
          { person: chair, ...programme },
          { ...feed, generation: `${feed.generation}${programme.programme ?? ''}` },
        );
    for (const size of [phone, desktop]) {
      const page = await visit(size);
      await page.context().addCookies([{ name: 'gatehouse_session', value: session, url }]);
      for (const path of ['/inbox', '/programmes/demo'])
        for (const language of ['zh', 'en']) {
          await page.goto(`${url}${path}?lang=${language}`);
          const seen = { path, language, width: size.width, hasAddress };
          const fields = await page.locator('#calendar-address').count();
          expect({ ...seen, fields }).toEqual({ ...seen, fields: hasAddress ? 1 : 0 });
          if (hasAddress)
            expect(await page.locator('#calendar-address').inputValue()).toMatch(
              new RegExp(`^${publicUrl}/calendar/.+\\.ics$`),
            );
          expect({ ...seen, barriers: await barriersOn(page) }).toEqual({ ...seen, barriers: [] });
          expect({ ...seen, overflow: await overflowOf(page) }).toEqual({ ...seen, overflow: 0 });
        }
      await page.close();
    }
  }
});
