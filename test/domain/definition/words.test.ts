import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../../cli/check';
import { explainProgramme } from '../../../domain/definition/words';
import { amountText } from '../../../domain/shared/amounts';
import { readProgramme } from '../../../infra/reading/definitions';
import { east, seed, seedFile, seedKey, west } from '../../support/seed';

const folder = join(__dirname, '..', '..', '..', 'programmes');
const read = (name: string) => {
  const { programme } = readProgramme(readFileSync(join(folder, `${name}.yaml`), 'utf8'), ['cn', 'weekdays']);
  if (!programme) throw new Error(`${name} has defects.`);
  return programme;
};

describe('what a definition means, in sentences', () => {
  test('of the evaluation it says who reports what by when with which evidence, by which methods, and what follows', () => {
    const sentences = explainProgramme(read(seedKey), 'zh');
    expect(sentences).toEqual(
      expect.arrayContaining([
        '“市场份额提升”由双方的市场营销负责人分别填报，双方数值须一致；期后第 3 个工作日前；须附文件；连续两期低于 12%，即启动专项评估。',
        '“项目成功率”由系统从记录中计数；连续两期低于 57%，即启动专项评估。',
        '过程指标“项目交付及时率”由系统从记录中计数；不低于 95% 为达标。',
        '关键成功因素共 3 组 12 项，由战略决策组按五级评定。',
      ]),
    );
    const find = (start: string) => sentences.find((one) => one.startsWith(start));
    expect(find('综合得分')).toContain('定性评估 30%（由业务协调组、技术整合组的成员各自评分）');
    expect(find('专项评估')).toContain('启动后 10 个工作日内到期');
    expect(find('阶段门以指标总分为准')).toContain('激励池以指标总分为准');
    const plain = explainProgramme(read('stroke-registry'), 'en');
    expect(plain).toContain(
      '"days until entry" is reported by Project office; two working days before the evaluation is due.',
    );
    expect(plain.some((one) => one.startsWith('The composite'))).toBe(false);
  });

  test("the seed's programme says who decides, by when and what happens otherwise, in Chinese", () => {
    const sentences = explainProgramme(read(seedKey), 'zh');
    expect(sentences).toEqual(
      expect.arrayContaining([
        `《${seed.title.zh}》：2026年1月1日至2028年12月31日，共 3 个阶段。`,
        '只参与分配、不表决：项目公司（管理+协调）。',
        '本阶段的阶段门由战略决策组、财务监督组按“双方全体会签，主席必须同意”决定，限 10 个工作日；必达：“10个合作项目落地”、“技术平台对接完成”、“资本合作协议签署”；应达：“市场份额显著提升”。',
        '合作基金：不超过 CNY 1,000,000.00 的提款由财务监督组按“双方各至少两席（须登录）”批准，限 3 个工作日。',
      ]),
    );
    expect(sentences.find((one) => one.startsWith('规则“双方全体会签”'))).toContain('仍无决定则失效');
  });

  test('of a fund it says who pays in and when, what is added up, and what is paid first', () => {
    const sentences = explainProgramme(read(seedKey), 'zh');
    expect(sentences).toEqual(
      expect.arrayContaining([
        `合作基金：认缴${east.title.zh} CNY 6,000,000.00、${west.title.zh} CNY 4,000,000.00；出资通知后 10 个工作日内缴付；逾期未缴的予以提醒，再过 5 个工作日告知战略组。`,
        '合作基金：30 日内同一用途、项目或预算的提款合并计算，按合计金额确定决定层级。',
        '应急资金：应急提款先付款，5 个工作日内追认；未获追认的退回，并开展专项评估。',
      ]),
    );
    expect(explainProgramme(read(seedKey), 'en')).toContain(
      'Contingency fund: an emergency is paid first and ratified within 5 working days; what is not is owed back, and a special evaluation opens.',
    );
  });

  test('another programme says it in English', () => {
    const sentences = explainProgramme(read('stroke-registry'), 'en');
    expect(sentences).toContain('"Joint stroke registry" runs from 1 Sept 2026 to 31 May 2029 in 2 phases.');
    expect(sentences.find((one) => one.includes('Rule "clinicians by weight'))).toContain(
      'in Clinical group, of each party approvals weigh 2 or more, then in Data group, of each party any one seat approves, Data protection officer may veto',
    );
  });

  test('a casting vote and leave for one party are told with the rule', () => {
    const given = read('stroke-registry');
    const { routine } = given.policies;
    if (!routine) throw new Error('no policy routine');
    const share = { share: { percent: 50, strictly: true } };
    const panels = [
      { group: 'steering', rule: { bothParties: share }, castingVote: 'director' },
      { group: 'data', rule: share, castingVote: 'spree.data.protection', onePartyMayDecide: true },
    ];
    const programme = { ...given, policies: { routine: { ...routine, stages: [{ panels }] } } };
    expect(explainProgramme(programme, 'en').find((one) => one.startsWith('Rule'))).toContain(
      'in Steering group, of each party more than 50 % of the seats approve, at a tie the casting vote of Medical director decides, in Data group, more than 50 % of the seats approve, at a tie the casting vote of Data protection officer decides, one party may decide while every seat of the other is vacant;',
    );
    expect(explainProgramme(programme, 'zh').find((one) => one.startsWith('规则'))).toContain(
      '平票时由Data protection officer的决定票定夺，一方席位全部空缺时另一方仍可决定；',
    );
  });

  test('the chats of a programme are told with whose matters they hear of', () => {
    const given = read('stroke-registry');
    const notices = [
      { key: 'board', kind: 'feishu', events: ['opened', 'reminded'], group: 'steering', party: 'spree' },
      { key: 'archive', kind: 'standard', events: ['phase'] },
    ] as const;
    const programme = { ...given, governance: { ...given.governance, notices } };
    expect(explainProgramme(programme, 'en')).toEqual(
      expect.arrayContaining([
        'Chat board (Feishu) is told, of Steering group, Spree University Hospital only, when: asked, reminded.',
        'Chat archive (a program) is told when: a phase begins or ends.',
      ]),
    );
    expect(explainProgramme(programme, 'zh')).toContain('群聊渠道 archive（程序）：阶段变化。');
  });

  test('how far a milestone may slip, how long a dispute takes, how projects run and how all of it is wound up', () => {
    const given = read(seedKey);
    const exit = { ...given.exit, stepDays: 30, steps: [{ zh: '归档', en: 'file everything' }] };
    const programme = {
      ...given,
      exit,
      tolerance: { workingDays: 5, percentOfPhase: 3, percentOfCost: 7 },
      disputes: { negotiationDays: 20, mediationDays: 40 },
    };
    expect(explainProgramme(programme, 'en')).toEqual(
      expect.arrayContaining([
        'A milestone that slips by more than 5 working days or 3 % of its phase, whichever is less, a project that costs more than 7 % over its budget, and any change of scope call for an exception report to be decided by Strategic Decision Group.',
        'A dispute is negotiated for 20 days, then mediated for 40, then goes to arbitration, earlier when a party stops taking part; only what is disputed stops its clock.',
        'The exit plan is carried out by Cooperation Service Office within 30 days: (1) file everything.',
      ]),
    );
    const zh = explainProgramme(programme, 'zh');
    expect(zh.find((one) => one.startsWith('业务模式“联合项目开发模式”'))).toMatch(
      /在“项目合作协议”之下开展；依次经过：.+ → .+，然后投运验收。$/,
    );
    expect(zh).toContain(
      '项目预算由业务协调组、财务监督组按“双方各一席即可”批准，限 3 个工作日；投运由技术整合组按“双方各至少两席”验收，限 5 个工作日。',
    );
    expect(explainProgramme({ ...read('stroke-registry'), projects: given.projects }, 'en').join()).toContain(
      'The budget of a',
    );
  });

  test('what is owed under an agreement, when and by whom, and who may not compete', () => {
    const given = read(seedKey);
    expect(explainProgramme(given, 'zh')).toContain(
      `“竞业限制协议”：竞业限制约束${east.title.zh}、${west.title.zh}（与合作项目相竞争的智慧储能业务），自协议生效日起，至协议终止后满 12 个月。`,
    );
    const { framework } = given.agreements;
    if (!framework) throw new Error('It has a framework agreement.');
    const owed = { owner: east.key, restDay: 'next', opensDays: 30 } as const;
    const obligations = [
      {
        key: 'report',
        title: { zh: '季度报告', en: 'Quarterly report' },
        ...owed,
        recurs: { every: 'quarterly', day: 15 },
      },
      { key: 'audit', title: { zh: '审计', en: 'Audit' }, ...owed, recurs: { every: 'annual', first: '2027-04-30' } },
      { key: 'list', title: { zh: '清单', en: 'List' }, ...owed, once: { days: 30 }, survives: 'ip', restDay: 'stays' },
      {
        key: 'site',
        title: { zh: '场地', en: 'Site' },
        ...owed,
        owner: `${west.key}.strategic.chair`,
        once: { on: '2026-12-31' },
      },
    ] as const;
    const programme = { ...given, agreements: { ...given.agreements, framework: { ...framework, obligations } } };
    expect(explainProgramme(programme, 'en')).toEqual(
      expect.arrayContaining([
        `Under "Strategic cooperation framework agreement" "Quarterly report" is owed by ${east.title.en}; due every three months from when it takes effect, on day 15 of the month or its last, moved to the next working day from a rest day; they are told 30 days before.`,
        `Under "Strategic cooperation framework agreement" "Audit" is owed by ${east.title.en}; due every year from 30 Apr 2027, moved to the next working day from a rest day; they are told 30 days before.`,
        `Under "Strategic cooperation framework agreement" "List" is owed by ${east.title.en}; due 30 days after it takes effect, rest day or not; they are told 30 days before; it goes on after the end while IP survives.`,
      ]),
    );
    expect(explainProgramme(programme, 'zh').find((one) => one.includes('场地'))).toContain(
      `由${west.title.zh}董事长/总裁履行；期限：2026年12月31日`,
    );
  });

  test.each([seedKey, 'stroke-registry'])('no sentence of %s has a gap or a key that stands for nothing', (name) => {
    for (const language of ['zh', 'en'] as const) {
      for (const sentence of explainProgramme(read(name), language)) {
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\$subject|“”|""| {2}/);
        expect(sentence).toMatch(/[。.]$/);
      }
    }
  });

  test.each([
    ['100003', 'CNY', 'CNY 1,000.03'],
    ['3', 'CNY', 'CNY 0.03'],
    ['1500', 'JPY', 'JPY 1,500'],
  ])('%s minor units of %s are written %s', (minor, currency, written) => {
    expect(amountText(minor, currency)).toBe(written);
  });
});

describe('gatehouse check', () => {
  const checked = async (language: 'zh' | 'en' | undefined, ...paths: string[]) => {
    const lines: string[] = [];
    return { code: await check(paths, { asked: language, terminal: 'en' }, (line) => lines.push(line)), lines };
  };
  const run = (...paths: string[]) => checked('en', ...paths);

  test('speaks the language of each file unless it is asked for one', async () => {
    const [chinese, english] = [join(folder, seedFile), join(folder, 'stroke-registry.yaml')];
    const { lines } = await checked(undefined, chinese, english);
    expect(lines).toEqual(expect.arrayContaining([`${chinese}：没有缺陷。`, `${english}: no defects.`]));
    expect((await checked('zh', english)).lines.at(-1)).toBe(`${english}：没有缺陷。`);
  });

  test('tells the defects of a file that sets no language in the one that it is written in', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'check-')), 'own.yaml');
    writeFileSync(path, 'title: 合作计划\nparties: [\n');
    expect((await checked(undefined, path)).lines.at(-1)).toMatch(/处缺陷。$/);
    writeFileSync(path, '# 合作计划\ntitle: A plan\nparties: [\n');
    expect((await checked(undefined, path)).lines.at(-1)).toMatch(/defects?\.$/);
  });

  test('prints the sentences of a sound file and ends with 0', async () => {
    const path = join(folder, 'stroke-registry.yaml');
    const { code, lines } = await run(path);
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe(`${path}: no defects.`);
  });

  test('prints what works but is seldom meant with its place, and still ends with 0', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'check-')), 'pool.yaml');
    const text = readFileSync(join(folder, 'stroke-registry.yaml'), 'utf8');
    const pool = '  pool: { stages: [{ panels: [{ group: data, rule: any }] }], within: { workingDays: 4 } }';
    writeFileSync(path, text.replace('\npolicies:\n', `\npolicies:\n${pool}\n`));
    const { code, lines } = await run(path);
    expect(code).toBe(0);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /pool\.yaml:\d+:\d+ {2}pooled_rule {2}.*\[policies\.pool\.stages\[0\]\.panels\[0\]\.rule\]$/,
      ),
    );
    expect(lines.at(-1)).toBe(`${path}: no defects, 1 warning.`);
  });

  const plain = (more = '') => `parties:
  acme: { title: Acme Motors, calendar: weekdays, zone: Europe/Berlin }
  volt: { title: Volt Cells, calendar: weekdays, zone: Europe/Paris }
governance:
  office: { people: { acme: pmo@acme.example, volt: pmo@volt.example } }
  groups:
    board:
      title: Board
      seats: { chair: { title: Chair, holders: { acme: chair@acme.example, volt: chair@volt.example } } }
    money:
      title: Money
      kind: financial
      seats: { chair: { title: Chair, holders: { acme: money@acme.example, volt: money@volt.example } } }
phases:
  - { key: build, title: Build }
${more}`;
  const ofText = async (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'check-')), 'own.yaml');
    writeFileSync(path, text);
    return { path, ...(await run(path)) };
  };

  test('says first what the file says, in its order, and what holds by default after that', async () => {
    const { lines } = await ofText(plain('tolerance: { workingDays: 3 }\nrisks: { highFrom: 15 }\n'));
    const at = (line: string) => lines.findIndex((one) => one.includes(line));
    const order = ['In short', 'Groups and seats', 'Phases and milestones', 'Tolerance', 'Risks', 'by default', 'Exit'];
    expect(order.map(at)).toEqual(order.map(at).toSorted((one, other) => one - other));
    expect(order.map(at)).not.toContain(-1);
  });

  test('lists every seat with its address, and which group decides where none is named', async () => {
    const { lines } = await ofText(plain());
    expect(lines).toEqual(
      expect.arrayContaining([
        '  Volt Cells, Board: Chair chair@volt.example.',
        '  Volt Cells, Programme Office: pmo@volt.example.',
        '  Where nobody else is named Board decides.',
        '  Board, Money, each: Acme Motors 1 seat, Volt Cells 1 seat (Chair).',
        '  Unless others are named, money, and medium and low risks of whatever field: Money.',
        '  Unless others are named, budgets of projects: Money.',
        '  No supervisory committee is named (supervision): nobody supervises.',
      ]),
    );
  });

  test('says once what holds for every milestone and gate, and by which days off each company works', async () => {
    const done = (key: string, title: string) => `milestones: [{ key: ${key}-done, title: Completion of ${title} }]`;
    const phases = plain(`  - { key: run, title: Run, months: 1, ${done('run', 'Run')} }\n`).replace(
      'title: Build }',
      `title: Build, ${done('build', 'Build')} }`,
    );
    const { lines } = await ofText(phases.replace('calendar: weekdays', 'calendar: de-hh'));
    expect(lines).toEqual(
      expect.arrayContaining([
        '  Working days: Acme Motors (the holidays of Germany and its region HH), Volt Cells (Monday to Friday, without holidays).',
        '  Every milestone is accepted by Board by the rule "one seat of each company", within 5 working days.',
        '  Every gate is decided by Board by the rule "more than half of the seats of each company", within 10 working days; must be met: every milestone of its phase.',
        '  Run: 1 Jan 2028 to 31 Jan 2028 (1 month).',
        '  Milestone "Completion of Run" is due on 31 Jan 2028.',
      ]),
    );
    expect(lines.filter((line) => line.includes('gate of this phase'))).toEqual([]);
  });

  test.each([
    [
      'money@vlot.example',
      'Of Volt Cells only this address is at vlot.example, the others are at volt.example: a slip?',
    ],
    ['money@bank.test', 'Of Volt Cells only this address is at bank.test, the others are at volt.example.'],
  ])('warns of %s, the only one at its domain, and ends with 0', async (address, sentence) => {
    const { code, lines } = await ofText(plain().replace('money@volt.example', address));
    expect([code, lines.filter((line) => line.includes(sentence)).length]).toEqual([0, 1]);
  });

  test('quotes the line of a defect with a caret below its place', async () => {
    const { lines } = await ofText(plain('currency: euro\n'));
    const at = lines.indexOf('    currency: euro');
    expect(lines[at + 1]).toBe('              ^');
  });

  test('a file that is not there is told in the language of the terminal', async () => {
    const lines: string[] = [];
    await check([join(folder, 'none.yaml')], { asked: undefined, terminal: 'en' }, (line) => lines.push(line));
    expect(lines.join()).not.toMatch(/\p{Script=Han}/u);
  });

  test('prints each defect with file, line and column and ends with 1', async () => {
    const path = join(folder, 'calendars', 'weekdays.yaml');
    const { code, lines } = await run(path, join(folder, seedFile));
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/weekdays\.yaml:\d+:\d+ {2}missing_key {2}"parties" is missing\. {2}\[parties\]$/);
  });
});
