import { eventually } from '../../support/eventually';
import { apiToken, chair, officer, onStage } from '../../support/stage';

const stage = onStage();

const mailedTo = (address: string) => stage.mails.find(({ to }) => to.address === address);
const doorIn = (text: string) => /\/sign-in\/[\w.-]+/.exec(text)?.[0] ?? '';

describe('signing in', () => {
  it('answers the same for an unknown address as for a known one, and mails only the known one', async () => {
    const browser = stage.browser();
    const known = await browser.post('/sign-in', { address: chair, next: '/inbox' });
    const unknown = await browser.post('/sign-in', { address: 'nobody@nowhere.example', next: '/inbox' });
    expect(unknown.status).toBe(known.status);
    expect(unknown.text.replaceAll('nobody@nowhere.example', chair)).toBe(known.text);
    await eventually(async () => stage.mails.length === 1);
    expect(stage.mails.map(({ to }) => to.address)).toEqual([chair]);
  });

  it('needs a press of the button: a scanner that opens the link signs nobody in and uses nothing up', async () => {
    await stage.browser().post('/sign-in', { address: chair, next: '/inbox' });
    await eventually(async () => mailedTo(chair));
    const door = doorIn(mailedTo(chair)?.text ?? '');
    const scanner = stage.browser();
    for (let scan = 0; scan < 3; scan += 1) expect((await scanner.get(door)).status).toBe(200);
    expect(scanner.jar.has('gatehouse_session')).toBe(false);
    const browser = stage.browser();
    expect((await browser.post(door, {})).get('Location')).toBe('/inbox');
    expect((await browser.get('/inbox')).status).toBe(200);
    expect((await stage.browser().post(door, {})).status).toBe(410);
  });

  it('never leads away from the product', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const token = await stage.deps.sessions.inviteIn({ person: chair, next }, stage.deps.now());
      expect((await stage.browser().post(`/sign-in/${token}`, {})).get('Location')).toBe('/inbox');
    }
  });

  it('is limited for each address', async () => {
    const browser = stage.browser();
    const ask = (headers?: Record<string, string>) => browser.post('/sign-in', { address: 'x@y.example' }, headers);
    for (let n = 0; n < 60; n += 1) expect((await ask({ Origin: 'https://evil.example' })).status).toBe(403);
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('ends by signing out, which another site cannot do', async () => {
    const browser = await stage.signedIn(chair);
    expect((await browser.post('/sign-out', {}, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.post('/sign-out', {})).status).toBe(303);
    expect((await browser.get('/inbox')).status).toBe(401);
  });
});

describe('whoever is entered already', () => {
  const officeHere = async () => {
    const browser = stage.browser();
    await browser.post(`/office/${apiToken}`, { person: officer });
    return browser;
  };
  const doorFor = async (person: string) =>
    `/sign-in/${await stage.deps.sessions.inviteIn({ person, next: '/inbox' }, stage.deps.now())}`;

  it('reads before signing in that the browser leaves the programme office, who it becomes, and how the office comes back', async () => {
    const browser = await officeHere();
    expect((await browser.get('/sign-in?lang=zh')).text).toContain('您目前以合作服务办公室的身份登录；登录后将改为');
    const page = await browser.get(`${await doorFor(chair)}?lang=zh`);
    expect(page.text).toContain(`您目前以合作服务办公室的身份登录；继续后将改为 ${chair}。`);
    expect(page.text).toContain('重新打开启动时终端显示的链接');
    expect((await browser.get(`${await doorFor(chair)}?lang=en`)).text).toContain(
      'open the link once more that the terminal showed',
    );
  });

  it('reads it as another person too, and nothing of it as the same one or as a stranger', async () => {
    const browser = await stage.signedIn(officer);
    expect((await browser.get(await doorFor(chair))).text).toContain(
      `您目前以 ${officer} 的身份登录；继续后将改为 ${chair}。`,
    );
    expect((await browser.get(await doorFor(officer))).text).not.toContain('您目前以');
    expect((await stage.browser().get(await doorFor(chair))).text).not.toContain('您目前以');
  });

  it('is told after signing out how the office comes back, a person only that they are out', async () => {
    const office = await officeHere();
    const left = await office.post('/sign-out', {});
    expect(left.get('Location')).toBe('/sign-in?out=office');
    expect((await office.get('/sign-in?out=office&lang=zh')).text).toMatch(/已退出登录.*重新打开启动时终端显示的链接/s);
    const person = await stage.signedIn(chair);
    expect((await person.post('/sign-out', {})).get('Location')).toBe('/sign-in?out=person');
    expect((await person.get('/sign-in?out=person&lang=zh')).text).not.toContain('终端显示的链接');
  });
});

describe('signing out', () => {
  it('ends the session for whoever has a copy of its cookie, too', async () => {
    await stage.browser().post('/sign-in', { address: chair, next: '/inbox' });
    await eventually(async () => mailedTo(chair));
    const browser = stage.browser();
    await browser.post(doorIn(mailedTo(chair)?.text ?? ''), {});
    const thief = stage.browser();
    for (const [name, value] of browser.jar) thief.jar.set(name, value);
    expect((await thief.get('/inbox')).status).toBe(200);
    expect((await browser.post('/sign-out', {})).status).toBe(303);
    expect((await thief.get('/inbox')).status).toBe(401);
    expect([...browser.jar.keys()]).not.toContain('gatehouse_session');
  });

  it('ends every link that was opened in that browser, and every session; what is opened there later holds', async () => {
    const id = await stage.openApproval();
    const path = `/decisions/${id}`;
    const door = `/d/${await stage.linkFor(id)}`;
    const browser = await stage.signedIn(chair);
    expect((await browser.open(door)).status).toBe(200);
    const thief = stage.browser();
    for (const [name, value] of browser.jar) if (name !== 'gatehouse_session') thief.jar.set(name, value);
    expect((await thief.get(path)).status).toBe(200);
    await browser.post('/sign-out', {});
    expect((await thief.get(path)).status).toBe(401);
    expect((await browser.get(path)).status).toBe(401);
    expect((await browser.open(door)).status).toBe(200);
    // A copied browser that opens the link again is another one.
    expect((await thief.open(door)).status).toBe(200);
  });

  it('leaves what is open in other browsers as it is', async () => {
    const [here, there] = [await stage.signedIn(chair), stage.browser()];
    const id = await stage.openApproval();
    await there.open(`/d/${await stage.linkFor(id)}`);
    await here.post('/sign-out', {});
    expect((await there.get(`/decisions/${id}`)).status).toBe(200);
  });
});

describe('the programme office', () => {
  it('enters by the token of the start, by a press of the button', async () => {
    const browser = stage.browser();
    expect((await browser.get('/office/a-wrong-token')).status).toBe(404);
    expect((await browser.get(`/office/${apiToken}`)).text).toContain(officer);
    expect(browser.jar.has('gatehouse_session')).toBe(false);
    expect((await browser.post(`/office/${apiToken}`, { person: officer })).status).toBe(303);
    expect((await browser.get('/programmes/demo')).status).toBe(200);
  });
});

describe('the inbox', () => {
  it('lists what waits for the one who is signed in, and nothing for others', async () => {
    await stage.openApproval();
    expect((await (await stage.signedIn(chair)).get('/inbox')).text).toContain('/decisions/demo:agreement:framework:1');
    expect((await (await stage.signedIn(officer)).get('/inbox')).text).toContain('暂无待办');
  });
});
