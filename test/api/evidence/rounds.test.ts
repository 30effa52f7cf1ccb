import type { Evidence } from '../../../domain/approvals/approvals';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { desktop, phone } from '../../support/browser';
import { onServedStage } from '../../support/served-stage';
import { officer } from '../../support/stage';

const { stage, visit, url } = onServedStage();

const lines = (count: number, changed: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, n) => `${changed[n + 1] ?? `第 ${n + 1} 条 按双方约定执行。`}\n`).join('');

const keep = async (title: string, bytes: Buffer | string, mediaType = 'text/markdown'): Promise<Evidence> => {
  const { hash } = await stage.deps.evidenceFiles.file('demo', {
    bytes: Buffer.from(bytes as string),
    name: title,
    mediaType,
    by: officer,
  });
  return { kind: 'document', title, hash };
};

const pdf = (text: string) => Buffer.from(`%PDF-1.7 ${text}`);
const summary = (amount: string) => [
  { zh: '合作期限三十六个月', en: 'Thirty-six months' },
  { zh: `投资总额人民币 ${amount} 万元`, en: `CNY ${amount}0,000 in all` },
];

interface Round {
  readonly evidence: readonly Evidence[];
  readonly amount?: string;
}

/** Asks twice, and shows what the second time is decided on; as the path below which it is. */
const askedTwice = async (first: Round, second: Round): Promise<string> => {
  await stage.openApproval({ round: 1, evidence: first.evidence, summary: summary(first.amount ?? '1,200') });
  return stage.openApproval({ round: 2, evidence: second.evidence, summary: summary(second.amount ?? '1,200') });
};

const decided = async (id: string, view = desktop, language = 'zh') => {
  const page = await visit(view);
  await page.goto(`${url()}/d/${await stage.linkFor(id)}`);
  await page.goto(`${page.url()}?lang=${language}`);
  return page;
};

const textOf = async (id: string, language = 'zh') =>
  (await decided(id, desktop, language)).locator('main').innerText();

describe('what changed since the last round', () => {
  it('is shown line by line where the decision is made, on a desk and on a phone', async () => {
    const one = await keep('协议.md', lines(60));
    const other = await keep('协议.md', lines(60, { 20: '第 20 条 按双方书面约定执行。', 40: '' }));
    const id = await askedTwice({ evidence: [one] }, { evidence: [other], amount: '1,500' });
    for (const view of [desktop, phone]) {
      const page = await decided(id, view);
      const [said, file] = [page.locator('details.difference').nth(0), page.locator('.evidence details.difference')];
      expect(await said.locator('summary').innerText()).toBe('与上一轮的差异：+1 −1 行');
      expect(await file.locator('summary').innerText()).toBe('与上一轮的差异：+2 −2 行');
      await said.locator('summary').click();
      await file.locator('summary').click();
      expect(await said.locator('.removed').textContent()).toBe('−删去：投资总额人民币 1,200 万元');
      expect(await said.locator('mark').allInnerTexts()).toEqual(['2', '5']);
      expect(await file.locator('.added mark').allInnerTexts()).toContain('书面');
      expect(await file.locator('li.same').count()).toBe(12);
      expect(await file.locator('section > p').allInnerTexts()).toEqual(['第 17 行起', '第 37 行起']);
      expect({ barriers: await barriersOn(page), over: await overflowOf(page) }).toEqual({ barriers: [], over: 0 });
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await barriersOn(page)).toEqual([]);
    }
    const english = await decided(id, phone, 'en');
    expect(await english.locator('.evidence summary').innerText()).toBe('Changes since the last round: +2 −2 lines');
  });

  it('is shown where the approval is looked at, and both files are opened from both', async () => {
    const [one, other] = [await keep('协议.md', lines(9)), await keep('协议.md', lines(10))];
    const id = await askedTwice({ evidence: [one] }, { evidence: [other] });
    const office = await stage.signedIn(officer);
    const { text } = await office.get(`/programmes/demo/approvals/${encodeURIComponent(id)}`);
    expect(text).toContain('<span class="whole">+1 −0 行</span>');
    expect(text).toContain(`href="/programmes/demo/evidence/${one.hash}"`);

    const reader = stage.browser();
    const page = await reader.open(`/d/${await stage.linkFor(id)}`);
    for (const { hash } of [one, other]) {
      const href = new RegExp(`href="([^"]+/evidence/${hash})"`).exec(page.text)?.[1] ?? '';
      expect((await reader.get(href)).status).toBe(200);
    }
    const elsewhere = await keep('别的.md', 'elsewhere');
    const [, base = ''] = new RegExp(`href="([^"]+/evidence/)${one.hash}"`).exec(page.text) ?? [];
    expect((await reader.get(`${base}${elsewhere.hash}`)).status).toBe(404);
  });

  it('names old and new of what has no lines, and shows PDF side by side', async () => {
    const [one, other] = [
      await keep('图纸.pdf', pdf('old'), 'application/pdf'),
      await keep('图纸.pdf', pdf('new'), 'application/pdf'),
    ];
    const id = await askedTwice({ evidence: [one] }, { evidence: [other] });
    const page = await decided(id);
    const text = await page.locator('main').innerText();
    for (const { hash } of [one, other]) expect(text).toContain(`（SHA-256）：${hash}`);
    expect(text).toContain('上一轮：文件 图纸.pdf 1 kB');
    await page.getByText('与上一轮并排查看').click();
    expect(await page.locator('.beside iframe').count()).toBe(2);
    expect(await page.locator('details.difference').count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
  });

  it('pairs files by title and place, and names those that are shown no longer', async () => {
    const [plan, annex, budget] = [
      await keep('计划.md', 'plan\n'),
      await keep('附件.md', 'annex\n'),
      await keep('预算.csv', 'a,1\n', 'text/csv'),
    ];
    const [annex2, budget2] = [await keep('附件.md', 'annex two\n'), await keep('预算（改）.csv', 'a,2\n', 'text/csv')];
    const text = await textOf(
      await askedTwice({ evidence: [plan, annex, budget] }, { evidence: [annex2, plan, budget2] }),
    );
    expect(text).toContain('上一轮：文件 附件.md');
    expect(text).toContain('上一轮：文件 预算.csv');
    expect(text).not.toContain('上一轮：文件 计划.md');
    expect(text).not.toContain('本轮未再提交');
    const fewer = await textOf(await askedTwice({ evidence: [plan, annex] }, { evidence: [plan] }));
    expect(fewer).toMatch(/上一轮的下列材料本轮未再提交：\n+文件 附件.md/);
  });

  it('says in words why lines are not compared', async () => {
    const gbk = Buffer.from([0xba, 0xcf, 0xd7, 0xf7, 0xd0, 0xad, 0xd2, 0xe9]);
    const pairs = [
      ['编码.txt', '合作协议', gbk, '本轮的文件不是 UTF-8 编码（看起来是 GB18030 (GBK)），未逐行比较。'],
      ['行尾.txt', 'a\r\nb', 'a\nb\n', '逐行内容相同，仅换行方式或文件首尾的标记不同。'],
      ['很大.txt', 'a', 'b'.repeat(1_000_001), '文件过大或差异过多，未逐行比较。'],
      ['很不同.txt', lines(30_000), lines(30_000).replaceAll('第', '其'), '文件过大或差异过多，未逐行比较。'],
    ] as const;
    const [first, second] = [[], []] as [Evidence[], Evidence[]];
    for (const [title, before, after] of pairs) {
      first.push(await keep(title, before, 'text/plain'));
      second.push(await keep(title, after, 'text/plain'));
    }
    const id = await askedTwice({ evidence: first }, { evidence: second });
    // The page does not wait for what takes long.
    const since = Date.now();
    await textOf(id);
    expect(Date.now() - since).toBeLessThan(6_000);
    for (let text = ''; !pairs.every(([, , , sentence]) => text.includes(sentence));) {
      text = (await textOf(id)).replaceAll(/\s+/g, ' ');
      if (!text.includes('仍在逐行比较')) for (const [, , , sentence] of pairs) expect(text).toContain(sentence);
    }
  });

  it('is said to be unknown of a file that cannot be read, and the rest is shown', async () => {
    const [one, other] = [await keep('协议.md', 'one\n'), await keep('协议.md', 'other\n')];
    const id = await askedTwice({ evidence: [one] }, { evidence: [other] });
    await stage.database.query(`update evidence_files set content = decode('00', 'hex') where hash = $1`, [one.hash]);
    expect(await textOf(id)).toContain('暂时无法读取文件，未逐行比较。');
  });

  it('is nothing in a first round', async () => {
    const id = await stage.openApproval({ evidence: [await keep('协议.md', 'one\n')] });
    const text = await textOf(id);
    expect(text).not.toMatch(/上一轮|差异/);
  });
});
