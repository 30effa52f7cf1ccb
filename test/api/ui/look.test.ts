import { barriersOn } from '../../support/accessibility';
import { inlined, pngOf } from '../../support/pngs';
import { onServedStage } from '../../support/served-stage';
import { officer } from '../../support/stage';

const { stage, visit, url } = onServedStage();

const accent = '#7a1f5c';

/** The programme, as it would look with a colour and a logo of its own. */
const dressed = async () => {
  const look = { accent, logo: inlined(pngOf(56, 28)) };
  await stage.tell('demo', {
    type: 'programme.started',
    definition: { ...stage.programme, look },
    version: 'v'.repeat(64),
    by: officer,
  });
};

const signedIn = async (page: Awaited<ReturnType<typeof visit>>) => {
  const { jar } = await stage.signedIn(officer);
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: url() })));
};

const coloursOn = (page: Awaited<ReturnType<typeof visit>>) =>
  page.evaluate<{ button: string; line: string; logo: number }>(`({
    button: getComputedStyle(document.querySelector('main button.primary')).backgroundColor,
    line: getComputedStyle(document.querySelector('.top')).borderTopColor,
    logo: document.querySelector('.logo')?.naturalWidth ?? 0,
  })`);

describe('a programme with a colour and a logo', () => {
  it('shows them on its pages and to the reader of a link, in dark mode lighter', async () => {
    await dressed();
    const id = await stage.openApproval();
    const page = await visit();
    await page.goto(`${url()}/d/${await stage.linkFor(id)}`);
    const light = await coloursOn(page);
    expect(light).toEqual({ button: 'rgb(122, 31, 92)', line: 'rgb(122, 31, 92)', logo: 56 });
    expect(await page.getAttribute('.logo', 'alt')).toBe(''); // the title stands beside it
    expect(await barriersOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect((await coloursOn(page)).button).not.toBe(light.button);
    expect(await barriersOn(page)).toEqual([]);
  });

  it('leaves every page that is about no programme as it was', async () => {
    await dressed();
    const page = await visit();
    await signedIn(page);
    await page.goto(`${url()}/inbox`);
    expect(await page.locator('.logo, link[href*="accent"]').count()).toBe(0);
    await page.goto(`${url()}/programmes/demo`);
    expect(await page.locator('.logo').count()).toBe(1);
    expect(await barriersOn(page)).toEqual([]);
  });

  it('answers no stylesheet for what is no colour', async () => {
    const browser = stage.browser();
    expect((await browser.get('/assets/accent.7a1f5c.css')).text).toContain('--accent: #7a1f5c');
    for (const wrong of ['7a1f5', 'red', '7a1f5c%7D'])
      expect((await browser.get(`/assets/accent.${wrong}.css`)).status).toBe(404);
  });
});
