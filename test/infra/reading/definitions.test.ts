import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lint } from '../../../domain/definition/lint';
import { loadProgramme, readProgramme } from '../../../infra/reading/definitions';
import { east, seedFile, seedKey, west } from '../../support/seed';

const programmes = join(__dirname, '..', '..', '..', 'programmes');
const seed = readFileSync(join(programmes, seedFile), 'utf8');
const calendars = ['cn', 'weekdays'];

type Edit = readonly [from: string, to: string];

/** The seed's file with words replaced, and the places (`line:column`) marked in it by ▸. */
const edited = (...edits: readonly Edit[]) => {
  const marked = edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The seed's file no longer has: ${from}`);
    return text.replace(from, () => to);
  }, seed);
  const places = marked.split('\n').flatMap((line, index) => {
    const parts = line.split('▸').slice(0, -1);
    return parts.map((_, nth) => `${index + 1}:${parts.slice(0, nth + 1).join('').length + 1}`);
  });
  return { text: marked.replaceAll('▸', ''), places };
};

const told = (text: string) =>
  readProgramme(text, calendars).defects.map(({ code, line, column }) => `${code} ${line}:${column}`);

const gate = 'rule: { bothParties: all }, chairMustApprove: true';
const chairs = `{ ${east.key}: chair@${east.domain}, ${west.key}: chair@${west.domain} }`;

const chain = '  escalation:\n    - { to: groupChair';
const chats = (...begun: readonly string[]) =>
  ['  notices:', ...begun.map((one) => `    - ${one}, kind: slack, events: [opened] }`), ''].join('\n');

type Row = readonly [sentence: string, code: string, from: string, to: string, ...more: Edit[]];

const nda = '            surviving: [{ clause: confidentiality, months: 60 }]\n';
/** The seed's non-disclosure agreement with an obligation. */
const owing = (obligation: string) => `${nda}            obligations:\n              - ${obligation}\n`;

const broken: readonly Row[] = [
  [
    'an obligation that is never due',
    'recurs_or_once',
    nda,
    owing(`▸{ key: report, title: Report, owner: ${east.key} }`),
  ],
  [
    'an obligation with two first days',
    'first_or_day',
    nda,
    owing(`{ key: report, title: R, owner: ${east.key}, recurs: { every: monthly, first: 2026-01-31, day: ▸31 } }`),
  ],
  [
    'an obligation of nobody',
    'unknown_owner',
    nda,
    owing(`{ key: report, title: R, owner: ▸${east.key}s, recurs: { every: monthly } }`),
  ],
  ['a clause that binds nobody', 'unknown_party', `binds: [${east.key}, ${west.key}]`, `binds: [${east.key}, ▸mars]`],
  ['an exit of a thousand years', 'too_big', '\nexit:\n', '\nexit:\n  stepDays: ▸365000\n'],
  ['two keys in one line', 'yaml_syntax', 'language: zh\n', 'language: ▸zh: en\n'],
  ['a type by its name', 'yaml_syntax', 'language: zh\n', 'language: !!binary ▸emg=\n'],
  ['a day by its type', 'yaml_syntax', 'starts: 2026-01-01', 'starts: !!timestamp ▸2026-01-01'],
  ['a type of somebody else', 'yaml_syntax', 'language: zh\n', 'language: ▸!lang zh\n'],
  ['a map that is merged in', 'yaml_syntax', 'language: zh\n', 'language: zh\n▸<<: { currency: EUR }\n'],
  ['a file of YAML 1.1', 'yaml_syntax', '# yaml-language-server', '▸%YAML 1.1\n---\n# yaml-language-server'],
  ['a title read in a wrong encoding', 'strange_character', `zh: ${east.title.zh},`, 'zh: ▸��ͨ集团,'],
  [
    'a title that is read backwards',
    'strange_character',
    `en: ${east.title.en}`,
    `en: ▸${east.title.en.replace(' ', ' \u202e')}`,
  ],
  [
    'a title with what nobody can see',
    'strange_character',
    `zh: ${east.title.zh},`,
    `zh: ▸${east.title.zh.replace('集团', '\u200b集团')},`,
  ],
  ['an alias without an anchor', 'yaml_syntax', 'language: zh\n', 'language: ▸*nowhere\n'],
  ['a key given twice', 'duplicate_key', 'currency: CNY\n', 'currency: CNY\n▸currency: EUR\n'],
  ['a misspelt section', 'unknown_key', '\npolicies:\n', '\n▸policys:\n'],
  ['a misspelt need', 'unknown_key', 'met: { agreement: framework,', 'met: { ▸agrement: framework,'],
  ['a misspelt rule', 'unknown_key', 'bothParties: all }', 'bothParties: { ▸atleast: 2 } }'],
  [
    'a missing title',
    'missing_key',
    '    strategic:\n      title: { zh: 战略决策组, en: Strategic Decision Group }\n',
    '    ▸strategic:\n',
  ],
  ['a number in letters', 'wrong_kind', 'months: 6\n', 'months: ▸six\n'],
  ['a misspelt state', 'wrong_value', 'is: effective', 'is: ▸efective'],
  ['a rule that does not exist', 'wrong_value', 'rule: { bothParties: all }', 'rule: ▸everyone'],
  ['a phase without length', 'too_small', 'months: 6\n', 'months: ▸0\n'],
  ['a gate that asks nobody', 'empty', 'asks: [strategic, finance]', '▸asks: []'],
  ['a weight without per cent', 'format_wrong', 'weight: 25%', 'weight: ▸25'],
  ['a reminder after the end', 'format_wrong', '[50%, 80%, due]', '[50%, ▸180%, due]'],
  ['a due date in words', 'format_wrong', 'due: +2 months', 'due: ▸in two months'],
  ['a date that does not exist', 'date_malformed', 'starts: 2026-01-01', 'starts: ▸2026-02-30'],
  ['a start beyond every calendar', 'date_out_of_range', 'starts: 2026-01-01', 'starts: ▸9999-12-01'],
  ['a policy that waits for centuries', 'too_big', 'within: { workingDays: 5 }', 'within: { workingDays: ▸1000000 }'],
  ['a notice of months that nobody could wait for', 'too_big', 'notice: { days: 90 }', 'notice: { months: ▸1000 }'],
  ['a notice longer than the term', 'notice_too_long', 'notice: { days: 90 }', '▸notice: { months: 37 }'],
  ['a notice that nobody could wait for', 'too_big', 'notice: { days: 90 }', 'notice: { days: ▸1000000 }'],
  ['an address that is none', 'address_malformed', `${east.key}: chair@${east.domain}`, `${east.key}: ▸chair`],
  ['a key with a capital', 'key_malformed', '  pilot:\n', '  ▸Pilot_1:\n'],
  ['an empty title', 'text_empty', 'title: { zh: 业务协调组, en: Business Coordination Group }', '▸title: {}'],
  ['an unknown zone', 'zone_unknown', 'zone: Asia/Shanghai', 'zone: ▸Asia/Shangai'],
  [
    'a party that decides without calendar',
    'calendar_missing',
    '  projectCompany:\n',
    '  ▸projectCompany:\n',
    ['decides: false', 'decides: true'],
  ],
  ['a tenth of a fen', 'amount_too_fine', 'amount: 10,000,000.00', 'amount: ▸10,000,000.001'],
  ['nobody to accept', 'group_or_groups', 'accepts: { group: technology, ', '▸accepts: { '],
  ['approval by silence', 'auto_approval_forbidden', 'atDeadline: escalate', 'atDeadline: ▸approve'],
  ['an agreement twice in the tree', 'duplicate_agreement', '          non-compete:', '          ▸equity:'],

  ['an unknown group', 'unknown_group', 'accepts: { group: technology,', 'accepts: { group: ▸tecnology,'],
  ['an unknown policy', 'unknown_policy', 'policy: oneOfEach }', 'policy: ▸anybody }'],
  ['an unknown agreement', 'unknown_agreement', '{ agreement: nda, is', '{ agreement: ▸secrecy, is'],
  ['an unknown milestone', 'unknown_milestone', '{ milestone: integration-plan', '{ milestone: ▸integration'],
  ['an unknown KPI', 'unknown_kpi', 'kpis: [cooperation]', 'kpis: [▸mood]'],
  ['an unknown calendar', 'unknown_calendar', 'calendar: cn', 'calendar: ▸china'],
  ['an unknown fund', 'unknown_fund', 'fund: operating\n', 'fund: ▸daily\n'],
  ['an unknown payee', 'unknown_party', 'projectCompany: 20% }', '▸operator: 20% }'],
  ['a seat of an unknown party', 'unknown_party', chairs, chairs.replace('}', ', ▸us: chair@us.example }')],
  ['a chat of an unknown group', 'unknown_group', chain, `${chats('{ key: a, group: ▸board')}${chain}`],
  ['a chat of an unknown party', 'unknown_party', chain, `${chats('{ key: a, ▸party: us')}${chain}`],
  ['two chats at one address', 'duplicate_notice', chain, `${chats('{ key: aB', '{ key: ▸a-b')}${chain}`],
  ['an unknown method', 'unknown_method', 'quantitative: 40%', '▸quantity: 40%'],
  ['an unknown guard', 'unknown_guard', 'guards: [delivery,', 'guards: [▸delivered,'],
  [
    'a figure of an unknown seat',
    'unknown_seat',
    'owner: { seat: business.marketing,',
    '▸owner: { seat: business.market,',
  ],
  [
    'raters of an unknown group',
    'unknown_group',
    'groups: [business, technology] }',
    'groups: [business, ▸technics] }',
  ],
  [
    'a third party that takes part',
    'assessor_takes_part',
    'assessor: assessor@third-party.example',
    `assessor: ▸pmo@${east.domain}`,
  ],
  [
    'fewer raters than asked',
    'raters_too_few',
    'owner: { seats: [business.marketing] }',
    `▸owner: { seats: [${east.key}.business.marketing] }`,
  ],
  [
    'a figure of each party that one party cannot report',
    'owner_party_missing',
    'owner: { seat: finance.finance,',
    `▸owner: { seat: ${east.key}.finance.finance,`,
  ],
  ['a floor above the target', 'floor_above_target', 'floor: 12', 'floor: ▸21'],
  ['a cap below the target', 'cap_below_target', 'floor: 12', 'cap: ▸19'],
  [
    'a rubric with a floor that is no level',
    'unknown_level',
    'owner: { seats: [',
    'floor: ▸6\n      owner: { seats: [',
  ],
  [
    'a criterion that nobody measures',
    'criterion_not_measured',
    'kpis: [market, finance, technology, cooperation, brand]',
    'kpis: [finance]',
    ['kpis: [market, finance, technology, cooperation, brand]', 'kpis: [finance]'],
    ['met: { kpi: market,', '▸met: { kpi: market,'],
  ],
  [
    'a guard that nothing bounds',
    'guard_without_bound',
    'riskControl: {',
    '▸riskControl: {',
    ['computed: risksInHand', 'computed: innovation'],
  ],

  ['a payee with a seat', 'party_without_votes', chairs, chairs.replace('}', ', ▸projectCompany: a@b.example }')],
  ['an office without address', 'office_missing', `people: { ${east.key}: pmo@${east.domain}, `, '▸people: { '],
  [
    'one person for both parties',
    'person_of_two_parties',
    `${west.key}: audit@${west.domain}`,
    `${west.key}: ▸audit@${east.domain}`,
  ],
  ['one person twice in a group', 'person_twice_in_group', `: audit@${east.domain}`, `: ▸finance@${east.domain}`],
  ['a supervisor who decides', 'supervisor_decides', `: supervision@${east.domain}`, `: ▸audit@${east.domain}`],
  ['an office that decides', 'office_decides', `${west.key}: pmo@${west.domain}`, `${west.key}: ▸audit@${west.domain}`],

  [
    'more votes than seats',
    'quorum_out_of_reach',
    'rule: { bothParties: { atLeast: 2 } }',
    '▸rule: { bothParties: { atLeast: 4 } }',
  ],
  [
    'a weight that no seats have',
    'quorum_out_of_reach',
    'rule: { bothParties: all }',
    '▸rule: { bothParties: { weighted: { threshold: 7 } } }',
  ],
  ['a vacant seat where all must agree', 'vacancy_blocks', `${west.key}: chair@${west.domain}`, `${west.key}: ▸null`],
  [
    'a party without a chair',
    'chair_missing',
    gate,
    gate.replace('true', '▸true'),
    [`{ ${east.key}: chair@${east.domain}, ${west.key}`, `{ ${west.key}`],
  ],
  ['a veto of nobody', 'veto_seat_unknown', gate, `${gate}, vetoSeats: [▸treasurer]`],
  ['a casting vote of nobody', 'casting_vote_unknown', gate, `${gate}, castingVote: ▸${east.key}.strategic.ceo`],
  ['a casting vote where all must agree', 'casting_vote_without_tie', gate, `${gate}, castingVote: ▸chair`],
  [
    'a casting vote where three of four must agree',
    'casting_vote_without_tie',
    gate,
    'rule: { bothParties: { share: { percent: 75 } } }, chairMustApprove: true, castingVote: ▸chair',
  ],
  [
    'both parties counted together for what binds them',
    'pooled_rule_forbidden',
    gate,
    '▸rule: { share: { percent: 50, strictly: true } }, chairMustApprove: true',
  ],
  [
    'leave for one party where each is asked by itself',
    'one_party_may_not_decide',
    gate,
    `${gate}, onePartyMayDecide: ▸true`,
  ],

  ['an escalation to nobody', 'escalation_unknown', 'to: strategic, within', 'to: ▸stratgic, within'],
  [
    'a gate for anybody with a link',
    'gate_identity_weak',
    '      policy: strategicGate\n',
    '      policy: ▸everybody\n',
  ],
  [
    'a gate that waits for a later phase',
    'gate_milestone_later',
    'pilot-started, integration-plan]',
    'pilot-started, integration-plan, ▸ten-projects]',
  ],
  [
    'a milestone twice at the gate',
    'gate_milestone_twice',
    'should: [market-share]',
    'should: [market-share, ▸ten-projects]',
  ],
  [
    'a need of a later phase',
    'need_of_later_phase',
    '{ agreement: project, is: effective }',
    '{ milestone: ▸market-share, is: accepted }',
  ],
  [
    'milestones that wait for each other',
    'dependency_cycle',
    '{ agreement: nda, is: effective }',
    '{ milestone: ▸integration-plan, is: accepted }',
  ],
  [
    'a milestone that nobody accepts',
    'milestone_undecidable',
    '        met: { agreement: framework, is: effective }\n',
    '        met: []\n',
    ['- key: framework-signed', '- ▸key: framework-signed'],
  ],
  ['a milestone due after its phase', 'due_outside_phase', 'due: +2 months', 'due: ▸+7 months'],
  ['a child that outlives its parent', 'child_outlives_parent', 'term: { months: 24 }', 'term: { months: ▸48 }'],
  [
    'a renewal without notice',
    'notice_missing',
    'renewal: { kind: optional, notice: { days: 90 } }',
    '▸renewal: { kind: optional }',
  ],

  ['weights of 99 %', 'weights_not_whole', 'weight: 10%', 'weight: 9%', ['\n  kpis:\n', '\n  ▸kpis:\n']],
  ['shares of 99 %', 'shares_not_whole', `  shares: { ${east.key}: 45%`, `  ▸shares: { ${east.key}: 44%`],
  ['methods of 99 %', 'methods_not_whole', 'quantitative: 40%', 'quantitative: 39%', ['  methods: #', '  ▸methods: #']],
  [
    'a limit below a lower one',
    'authority_order',
    '- decidedBy: { groups: [strategic, finance]',
    '- upTo: 900,000.00\n        decidedBy: { groups: [strategic, finance]',
    ['- upTo: 1,000,000.00', '- ▸upTo: 1,000,000.00'],
  ],
  ['a budget that warns too late', 'budget_thresholds', '  pilot:\n', '  ▸pilot:\n    warn: 95%\n'],
  ['medium risks above high ones', 'risk_thresholds', 'mediumFrom: 5', 'mediumFrom: ▸12'],
  [
    'a risk that a seat owns which there is not',
    'unknown_seat',
    'owner: technology.research\n      inherent: [3, 3]',
    'owner: ▸technology.reserch\n      inherent: [3, 3]',
  ],
  ['a response that takes steps and has none', 'risk_actions_missing', 'response: retain #', 'response: ▸avoid #'],
  [
    'a risk that is scored twice',
    'inherent_score',
    '    - key: funding-delay',
    '    - ▸key: funding-delay\n      likelihood: 2',
  ],
  [
    'a milestone key twice',
    'duplicate_milestone',
    '- key: market-share',
    '- key: ▸ten-projects',
    ['should: [market-share]', 'should: []'],
  ],
  ['a KPI key twice', 'duplicate_kpi', '- key: brand', '- key: ▸market', [', brand]', ']'], [', brand]', ']']],
];

describe('a broken definition', () => {
  const cases = broken.map(([sentence, code, from, to, ...more]) => ({
    sentence,
    code,
    edits: [[from, to], ...more] as const,
  }));

  test.each(cases)('$sentence is told as $code at its place', ({ code, edits }) => {
    const { text, places } = edited(...edits);
    expect(told(text)).toEqual([`${code} ${places[0]}`]);
  });
});

describe('reading a definition', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'definition-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([seedKey, 'stroke-registry'])('%s, which we ship, has no defect', (name) => {
    const { programme, defects, warnings } = loadProgramme(join(programmes, `${name}.yaml`));
    expect([...defects, ...warnings]).toEqual([]);
    expect(programme?.key).toBe(name);
  });

  test('a group in which nobody holds a seat decides on no risk', () => {
    const { programme } = readProgramme(edited().text, calendars);
    if (!programme) throw new Error('The seed is read.');
    const { finance } = programme.governance.groups;
    const seats = (finance?.seats ?? []).map((seat) => ({ ...seat, holder: null }));
    const groups = { ...programme.governance.groups, ...(finance && { finance: { ...finance, seats } }) };
    const found = lint({ ...programme, governance: { ...programme.governance, groups } }, calendars);
    expect(found.filter(({ code }) => code === 'risk_authority_empty').map(({ path }) => path.join('.'))).toEqual([
      'risks.authority.high.1',
      'risks.authority.medium.0',
      'risks.authority.low.0',
    ]);
  });

  test('scores that rise are warned of until somebody says why', () => {
    const rising = ['inherent: [2, 5]\n      residual: [1, 5]', 'inherent: [2, 5]\n      residual: ▸[3, 5]'] as const;
    const { text } = edited(rising);
    expect(readProgramme(text, calendars).warnings).toMatchObject([
      { code: 'risk_scores_rise', path: 'risks.register[0].residual' },
    ]);
    const why = [rising[0], `${rising[1]}\n      why: a new business`] as const;
    expect(readProgramme(edited(why).text, calendars).warnings).toEqual([]);
  });

  test('several defects of shape and of sense are told at once, in the order of the file', () => {
    const { text, places } = edited(
      ['calendar: cn', 'calendar: ▸china'],
      ['\npolicies:\n', '\n▸policys:\n'],
      ['rule: { bothParties: all }', 'rule: { bothParties: { ▸atleast: 2 } }'],
      ['due: +2 months', 'due: ▸soon'],
      ['term: { months: 24 }', 'term: { months: ▸48 }'],
      ['\n  kpis:\n', '\n  ▸kpis:\n'],
      ['weight: 10%', 'weight: 11%'],
    );
    const codes = ['unknown_calendar', 'unknown_key', 'unknown_key', 'format_wrong', 'child_outlives_parent'];
    expect(told(text)).toEqual([...codes, 'weights_not_whole'].map((code, at) => `${code} ${places[at]}`));
  });

  test('a misspelt name is answered with the one that was probably meant, in both languages, and with its path', () => {
    const { text } = edited(['accepts: { group: technology,', 'accepts: { group: tecnology,']);
    expect(readProgramme(text, calendars).defects).toMatchObject([
      {
        message: {
          zh: '没有“tecnology”这个组。是否应为“technology”？',
          en: 'There is no group "tecnology". Did you mean "technology"?',
        },
        path: 'phases[0].milestones[3].accepts.groups[0]',
      },
    ]);
  });

  test('obligations are read with what is left out: told a month ahead, moved on from a rest day', () => {
    const { text } = edited([
      nda,
      owing(
        `{ key: report, title: Report, owner: ${east.key}, recurs: { every: quarterly, day: 15 }, opens: { days: 10 } }`,
      ),
    ]);
    const { programme } = readProgramme(text, calendars);
    expect(programme?.agreements.nda?.obligations).toEqual([
      {
        key: 'report',
        title: { zh: 'Report', en: 'Report' },
        owner: east.key,
        recurs: { every: 'quarterly', day: 15 },
        restDay: 'next',
        opensDays: 10,
      },
    ]);
    const once = readProgramme(
      edited([nda, owing(`{ key: a, title: A, owner: ${west.key}, once: { days: 5 } }`)]).text,
    );
    expect(once.programme?.agreements.nda?.obligations).toMatchObject([{ once: { days: 5 }, opensDays: 30 }]);
  });

  test('a folder of files is read as one definition, and a defect names its file', () => {
    const [head = '', tail = ''] = seed.split(/(?=^phases:)/m);
    writeFileSync(join(folder, 'a.yaml'), head);
    writeFileSync(join(folder, 'b.yaml'), tail);
    expect(loadProgramme(folder).programme).toEqual(readProgramme(seed).programme);

    writeFileSync(join(folder, 'b.yaml'), tail.replace('months: 6', 'month: 6'));
    writeFileSync(join(folder, 'c.yaml'), 'currency: EUR\n');
    expect(loadProgramme(folder).defects).toMatchObject([
      { code: 'unknown_key', file: join(folder, 'b.yaml'), line: 4 },
      { code: 'duplicate_key', file: join(folder, 'c.yaml'), line: 1 },
    ]);
  });

  test.each(['', '[]', 'null', '42', '--- a\n--- b\n', '\u0000', '{'.repeat(200)])(
    'what is no definition at all (%j) is a defect and no crash',
    (text) => {
      const { programme, defects } = readProgramme(text, calendars);
      expect(programme).toBeUndefined();
      expect(defects.length).toBeGreaterThan(0);
    },
  );

  test.each([
    ['a full-width colon', 'language: zh\n', 'language▸：zh\n', '半角冒号', 'full-width'],
    [
      'an ideographic space before a key',
      '    calendar: cn\n',
      '▸\u3000\u3000\u3000calendar: cn\n',
      '普通空格',
      'ideographic',
    ],
    ['an ideographic space behind a colon', 'language: zh\n', 'language:▸\u3000zh\n', '普通空格', 'ideographic'],
    ['a no-break space', '    calendar: cn\n', ' ▸\u00a0  calendar: cn\n', '普通空格', 'no-break'],
  ])('%s gets a hint that names the cure, at its place', (_title, from, to, zh, en) => {
    const { text, places } = edited([from, to]);
    const hint = readProgramme(text, calendars).defects.find(({ message }) => message.zh.includes(zh));
    expect(hint).toMatchObject({ code: 'yaml_syntax', message: { en: expect.stringContaining(en) as string } });
    expect(`${hint?.line}:${hint?.column}`).toBe(places[0]);
  });

  test.each([
    ['a key and its value in one', 'months: 6\n', 'months:▸6\n', 'A space is missing after "months:".'],
    ['an open bracket', 'escalation:\n', 'x: ▸{ a: 1\n  escalation:\n', 'The "{" that opens here has no "}".'],
    ['an open quotation mark', 'currency: CNY', 'currency: ▸"CNY', 'that opens here is never closed'],
    ['a tab', '    strategic:\n', '▸\t\tstrategic:\n', 'indented with a tab'],
    ['two keys in a line', 'language: zh\n', 'language: ▸zh: en\n', 'two ": " in one line'],
  ])('%s is told as the one slip it is, in plain words, at its place', (_what, from, to, sentence) => {
    const { text, places } = edited([from, to]);
    const { defects } = readProgramme(text, calendars);
    expect(defects).toMatchObject([
      { code: 'yaml_syntax', message: { en: expect.stringContaining(sentence) as string }, quote: {} },
    ]);
    expect(defects.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  });

  test.each([
    ['a part of a name', 'accepts: { group: technology,', 'accepts: { group: tech,', 'Did you mean "technology"?'],
    ['two letters that changed places', 'title: { zh: 业务协调组', 'titel: { zh: 业务协调组', 'Did you mean "title"?'],
    ['a number for a map', 'term: { months: 24 }', 'term: 24', 'This is written { months: 24 }.'],
    ['a city for a zone', 'zone: Asia/Shanghai', 'zone: Asia/Suzhou', 'Those of cn: Asia/Shanghai.'],
    ['a region by its name', 'calendar: cn', 'calendar: es-valencia', 'Did you mean "es-vc"?'],
    ['a region that is none', 'calendar: cn', 'calendar: es-zz', 'vc Comunitat Valenciana'],
    [
      'no space in brackets',
      '{ clause: confidentiality, months: 60 }',
      '{ clause: confidentiality, months:60 }',
      'A space is missing after "months:".',
    ],
  ])('%s is answered with what to write', (_what, from, to, sentence) => {
    const { defects } = readProgramme(edited([from, to]).text, calendars);
    expect(defects.map(({ message }) => message.en).join('\n')).toContain(sentence);
  });

  test('a text that a number sign cuts off is told, and a comment behind a text is not', () => {
    const { text, places } = edited(['does: { zh: 设备+工程, en: equipment and engineering }', 'does: ▸设备 #1 工程']);
    const { programme, warnings } = readProgramme(text, calendars);
    expect(programme?.parties[east.key]?.does).toEqual({ zh: '设备', en: '设备' });
    const cut = warnings.filter(({ code }) => code === 'text_cut');
    expect(cut.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
    expect(cut[0]?.message).toMatchObject({ zh: expect.stringContaining('只读到“设备”') as string });
    expect(readProgramme(seed, calendars).warnings.filter(({ code }) => code === 'text_cut')).toEqual([]);
  });

  test('look-alikes of YAML in a text are nothing to mend', () => {
    const { text } = edited([
      'does: { zh: 设备+工程, en: equipment and engineering }',
      'does: |\n      Note：设备\n      \u3000工程',
    ]);
    expect(readProgramme(text, calendars).defects).toEqual([]);
  });

  test('a path that cannot be opened is told like any other defect', () => {
    expect(loadProgramme(join(folder, 'none.yaml')).defects).toMatchObject([{ code: 'file_unreadable' }]);
    expect(loadProgramme(folder).defects).toMatchObject([{ code: 'file_unreadable' }]);
  });

  // Were each looked for among all the others, these would take minutes.
  const many = (line: (at: number) => string) => Array.from({ length: 10_000 }, (_, at) => line(at)).join('');
  test.each([
    ['unknown keys', seed + many((at) => `k${at}: 1\n`), 'unknown_key'],
    ['keys that stand twice', seed + many(() => 'k: 1\n'), 'duplicate_key'],
    ['keys of a map that stand twice', `${seed}zz: {${many(() => 'k: 1, ')}}\n`, 'unknown_key'],
    ['policies without anything in them', `policies:\n${many((at) => `  k${at}: {}\n`)}`, 'missing_key'],
  ])('of thousands of %s two hundred are told, and that there are more', (_what, text, code) => {
    const { defects } = readProgramme(text, calendars);
    expect(defects.at(0)?.code).toBe(code);
    expect(defects).toHaveLength(201);
    const message = { en: expect.stringContaining('at least') as string };
    expect(defects.at(-1)).toMatchObject({ code: 'and_more', message });
  });

  test('a map of which nothing is known is one defect, however much stands in it', () => {
    const { defects } = readProgramme(`${seed}zz: {${many((at) => `k${at}: 1, `)}}\n`, calendars);
    expect(defects.map(({ code }) => code)).toEqual(['unknown_key']);
  });

  test('more aliases than anybody writes are told at the first that is too many', () => {
    const text = `a: &a {}\nphases:\n${many(() => '  - *a\n')}`;
    expect(told(text)).toEqual(['yaml_syntax 103:5']);
  });
});
