import express from 'express';
import request from 'supertest';
import { answerProblems, notFound } from '../../../api/http/problems';
import { missingPage } from '../../../api/router';
import { DomainError } from '../../../domain/shared/errors';
import { emptyStore } from '../../support/store';
import { chair, formOf, officer, onStage, setStage, type Stage } from '../../support/stage';

const stage = onStage();
beforeEach(async () => {
  const [phase] = stage.programme.phases;
  await stage.tell('demo:phase:alignment', {
    type: 'phase.opened',
    phase: phase?.key ?? '',
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
  });
});

const pages = [
  '/',
  '/programmes/demo',
  '/programmes/demo/milestones/pilot-started',
  '/programmes/demo/phases/alignment',
  '/programmes/demo/agreements/framework',
];

describe('looking', () => {
  it('calls no process, whatever is opened, in both languages', async () => {
    const id = await stage.openApproval();
    const browser = await stage.signedIn(officer);
    for (const page of [...pages, `/programmes/demo/approvals/${id}`, '/inbox'])
      for (const language of ['zh', 'en']) expect((await browser.get(`${page}?lang=${language}`)).status).toBe(200);
    expect(stage.calls).toEqual([]);
  });

  it('is for those who take part: others are asked to sign in, strangers are refused', async () => {
    expect((await stage.browser().get('/programmes/demo')).status).toBe(401);
    expect((await (await stage.signedIn('stranger@elsewhere.example')).get('/programmes/demo')).status).toBe(403);
    expect((await (await stage.signedIn(chair)).get('/programmes/demo')).status).toBe(200);
    expect((await (await stage.signedIn(officer)).get('/programmes/none')).status).toBe(404);
  });

  it('tells the office in its inbox what it has to bring forward, and nobody else', async () => {
    const ofOffice = (await (await stage.signedIn(officer)).get('/inbox?lang=en')).text;
    expect(ofOffice).toContain('For you to do');
    expect(ofOffice).toContain('href="/programmes/demo/milestones/pilot-started"');
    expect(ofOffice).not.toContain('Nothing waits for you');
    const ofChair = (await (await stage.signedIn(chair)).get('/inbox?lang=en')).text;
    expect(ofChair).toContain('Nothing waits for you');
    expect(ofChair).not.toContain('For you to do');
  });

  it('tells the owner of a condition in their inbox what they owe', async () => {
    await stage.tell('demo:request:loan:1:condition:1', {
      type: 'obligation.opened',
      obligation: 'demo:request:loan:1:condition:1',
      opened: {
        key: 'demo:request:loan:1:condition:1',
        approval: 'demo:request:loan:1',
        condition: { text: 'name a deputy', owner: chair, due: '2026-06-30' },
        dueAt: '2026-06-30T15:59:00.000Z',
        remindAt: '2026-06-23T01:00:00.000Z',
        state: 'open',
      },
      owner: chair,
    });
    const { text } = await (await stage.signedIn(chair)).get('/inbox?lang=en');
    expect(text).toContain('For you to do');
    expect(text).toContain('name a deputy');
  });

  it('shows the forms of the office to the office alone', async () => {
    const page = '/programmes/demo/agreements/framework';
    expect((await (await stage.signedIn(chair)).get(page)).text).not.toContain('action="/office');
    expect((await (await stage.signedIn(officer)).get(page)).text).toContain('action="/office');
  });
});

describe('a form of the office', () => {
  const page = '/programmes/demo/milestones/pilot-started';
  const action = '/office/programmes/demo/phases/alignment/milestones/pilot-started';
  const evidence = {
    'evidence.0.kind': 'document',
    'evidence.0.title': '启动报告',
    'evidence.0.reference': 'https://files.example/report.pdf',
    'evidence.0.hash': 'ab'.repeat(32),
    'evidence.1.kind': 'number',
    note: '已启动',
  };

  it('asks the process once, however often it is sent, and goes back to the page', async () => {
    const browser = await stage.signedIn(officer);
    const form = formOf((await browser.get(page)).text, action);
    for (let n = 0; n < 2; n += 1)
      expect((await browser.post(action, { ...form, ...evidence })).get('Location')).toBe(`${page}?done=1`);
    const [first, second] = stage.calls;
    expect(first).toMatchObject({
      name: 'submitMilestone',
      args: [
        'demo',
        'alignment',
        {
          milestone: 'pilot-started',
          by: officer,
          evidence: [
            { kind: 'document', title: '启动报告', url: 'https://files.example/report.pdf', hash: 'ab'.repeat(32) },
          ],
          note: '已启动',
        },
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ],
    });
    expect(second?.args[3]).toBe(first?.args[3]);
  });

  it('shows a refusal in place with everything that was typed', async () => {
    const { processes } = stage.deps;
    const refusing = await setStageRefusing(processes);
    const browser = await refusing.signedIn(officer);
    const form = formOf((await browser.get(page)).text, action);
    const response = await browser.post(action, { ...form, ...evidence });
    expect(response.status).toBe(409);
    for (const said of ['前置条件尚未满足', '启动报告', '已启动', 'https://files.example/report.pdf'])
      expect(response.text).toContain(said);
  });

  it('is refused to whoever is not of the office, without a nonce, and to another site', async () => {
    const browser = await stage.signedIn(officer);
    const form = formOf((await browser.get(page)).text, action);
    expect((await browser.post(action, { ...evidence, nonce: '' })).status).toBe(403);
    expect((await browser.post(action, { ...form, ...evidence }, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await (await stage.signedIn(chair)).post(action, { ...form, ...evidence })).status).toBe(403);
    expect(stage.calls).toEqual([]);
  });
});

describe('after a form of the office', () => {
  const milestone = '/programmes/demo/milestones/pilot-started';
  const report = { 'scope.cause': 'a', 'scope.consequence': 'b', 'scope.options': 'c', 'scope.recommendation': 'd' };

  it.each([
    ['start', { on: '2026-03-02' }],
    ['forecasts', { forecastOn: '2026-07-01', forecastReason: '设备晚到' }],
    ['settlements', { as: 'failed', reason: '不再需要' }],
    ['scope-changes', { 'scope.change': '少建一座站', ...report }],
  ])('one is back on the page of the milestone, which says that it is recorded (%s)', async (verb, fields) => {
    const browser = await stage.signedIn(officer);
    const action = `/office${milestone}/${verb}`;
    const sent = await browser.post(action, { ...formOf((await browser.get(milestone)).text, action), ...fields });
    expect([sent.status, sent.get('Location')]).toEqual([303, `${milestone}?done=1`]);
    expect((await browser.open(String(sent.get('Location')))).text).toContain('已记录，见下方“办理记录”。');
  });
});

describe('the page of a milestone', () => {
  const milestone = '/programmes/demo/milestones/pilot-started';
  const openForms = (html: string) =>
    html
      .replace(/<details(?![^>]* open)[^>]*>.*?<\/details>/gs, '')
      .split('<form method="post" action="/office')
      .slice(1)
      .map((form) => form.split('"')[0]);

  it('opens what is next, its submission, and folds everything else', async () => {
    const { text } = await (await stage.signedIn(officer)).get(milestone);
    expect(openForms(text)).toEqual(['/programmes/demo/phases/alignment/milestones/pilot-started']);
    for (const verb of ['start', 'forecasts', 'scope-changes', 'settlements'])
      expect(text).toContain(`action="/office${milestone}/${verb}"`);
  });

  it('opens a folded form that was refused, with what was typed', async () => {
    const browser = await stage.signedIn(officer);
    const action = `/office${milestone}/forecasts`;
    const form = formOf((await browser.get(milestone)).text, action);
    const refused = await browser.post(action, { ...form, forecastOn: '', forecastReason: '设备晚到' });
    expect(refused.status).toBe(422);
    expect(openForms(refused.text)).toContain('/programmes/demo/milestones/pilot-started/forecasts');
    expect(refused.text).toContain('设备晚到</textarea>');
  });
});

describe('the overview', () => {
  const firstStep = 'First, open the <a href="/programmes/demo/agreements/framework">';

  it('tells a newcomer of the office what to do first, until anything was submitted, and nobody else', async () => {
    const browser = await stage.signedIn(officer);
    expect((await browser.get('/programmes/demo?lang=en')).text).toContain(firstStep);
    expect((await (await stage.signedIn(chair)).get('/programmes/demo?lang=en')).text).not.toContain(firstStep);
    await stage.openApproval();
    expect((await browser.get('/programmes/demo?lang=en')).text).not.toContain(firstStep);
  });

  it('says of a deadline in both languages the year, how far away it is, and whose clock it is', async () => {
    await stage.openApproval();
    const browser = await stage.signedIn(officer);
    const [zh, en] = [await browser.get('/programmes/demo?lang=zh'), await browser.get('/programmes/demo?lang=en')];
    for (const said of ['2026年3月9日（周一）17:30', '还剩 4 个工作日', '时间均为北京时间。'])
      expect(zh.text).toContain(said);
    for (const said of ['Mon 9 Mar 2026, 17:30', '4 working days left', 'All times are Beijing time.'])
      expect(en.text).toContain(said);
    stage.setClock('2026-03-08T02:00:00Z');
    const { text } = await (await stage.signedIn(officer)).get('/programmes/demo?lang=zh');
    expect(text).toMatch(/明天<\/span> <span class="badge soon"><svg class="icon"/);
  });
});

describe('the page of a phase', () => {
  const page = '/programmes/demo/phases/alignment';
  const action = '/office/programmes/demo/phases/alignment/gate';

  it('folds the gate while it cannot be passed, and opens it again with what was typed', async () => {
    const browser = await stage.signedIn(officer);
    const { text } = await browser.get(page);
    expect(text).toContain('<details id="gate">');
    const refused = await browser.post(action, { ...formOf(text, action), proposal: 'sideways', note: '先补材料' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<details id="gate" open>');
    expect(refused.text).toContain('先补材料</textarea>');
  });
});

describe('a refusal', () => {
  it('has the focus, so that it is read first', async () => {
    const browser = await stage.signedIn(officer);
    const page = '/programmes/demo/agreements/framework';
    const action = `/office${page}/submissions`;
    const form = formOf((await browser.get(page)).text, action);
    const refused = await browser.post(action, { ...form, summary: 'a', document: 'b', hash: 'xyz' });
    expect(refused.text).toMatch(/role="alert" id="refusal" tabindex="-1" autofocus/);
  });
});

describe('an address that is none of ours', () => {
  const app = express().use((request, response, next) => missingPage(stage.deps)(request, response, next), notFound);
  app.use(answerProblems({ log: { error: () => {} } }));

  it('is a page with a way on for whoever comes by a browser, and a problem for a program', async () => {
    const page = await request(app).get('/programmes/demo/nowhere').set('Accept', 'text/html,*/*;q=0.8');
    expect([page.status, page.type]).toEqual([404, 'text/html']);
    expect(page.text).toContain('href="/"');
    const program = await request(app).get('/api/v1/nowhere').set('Accept', 'text/html');
    expect([program.status, program.type]).toEqual([404, 'application/problem+json']);
    expect((await request(app).get('/nowhere')).type).toBe('application/problem+json');
  });
});

/** The same store with a process that says no. */
async function setStageRefusing(processes: Stage['deps']['processes']): Promise<Stage> {
  await emptyStore(stage.database);
  const refusing = await setStage(stage.database, {
    processes: { ...processes, submitMilestone: () => Promise.reject(new DomainError('needs_unmet')) },
  });
  await refusing.tell('demo:phase:alignment', {
    type: 'phase.opened',
    phase: 'alignment',
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
  });
  return refusing;
}
