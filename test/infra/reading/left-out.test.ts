import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { programmeSchema } from '../../../definition/schema';
import { explainProgramme } from '../../../domain/definition/words';
import { readProgramme } from '../../../infra/reading/definitions';

const calendars = ['cn', 'weekdays'];
const as = { today: '2026-11-30' };

const english = `
parties:
  acme: { title: Acme Motors, calendar: weekdays, zone: Europe/Berlin }
  volt: { title: Volt Cells, calendar: weekdays, zone: Europe/Paris }
governance:
  groups:
    experts:
      title: Experts
      seats: { head: { title: Head, holders: { acme: head@acme.example, volt: head@volt.example } } }
    board:
      title: Board
      kind: strategic
      seats: { chair: { title: Chair, holders: { acme: chair@acme.example, volt: chair@volt.example } } }
phases:
  - { key: build, title: Build, months: 6, milestones: [{ key: prototype, title: Prototype }] }
  - { key: sell, title: Sell, milestones: [{ key: sold, title: First hundred sold }] }
`;

const chinese = `
parties:
  east: { title: 东方电气, calendar: cn, zone: Asia/Shanghai }
  west: { title: 西部能源, calendar: cn, zone: Asia/Shanghai }
governance:
  groups:
    board:
      title: 决策组
      seats: { chair: { title: 主席, holders: { east: chair@east.example, west: chair@west.example } } }
phases:
  - { key: build, title: 建设期 }
`;

const read = (text: string) => {
  const { programme, defects, warnings } = readProgramme(text, calendars, as);
  if (!programme) throw new Error(JSON.stringify(defects));
  return { programme, warnings };
};

describe('a file of parties, groups and phases alone', () => {
  test('is a whole programme that begins with the coming month', () => {
    const { programme } = read(english);
    expect(programme).toMatchObject({
      key: 'acme-volt',
      title: { zh: 'Acme Motors × Volt Cells', en: 'Acme Motors × Volt Cells' },
      starts: '2026-12-01',
      currency: 'CNY',
      agreements: {},
      strategy: { groups: ['board'] },
    });
    expect(programme.governance.committee.groups).toEqual(['experts', 'board']);
  });

  test('a phase is decided by the leading group, by what was due by its end', () => {
    const { phases, policies } = read(english).programme;
    expect(phases.map(({ months, gate }) => [months, gate])).toEqual([
      [6, { asks: ['board'], policy: 'binding', must: ['prototype'], should: [] }],
      [12, { asks: ['board'], policy: 'binding', must: ['sold'], should: [] }],
    ]);
    expect(phases.flatMap(({ milestones }) => milestones.map(({ due, criterion }) => [due, criterion.en]))).toEqual([
      [{ date: '2027-05-31' }, 'Prototype'],
      [{ date: '2028-05-31' }, 'First hundred sold'],
    ]);
    expect(policies.binding?.identity).toBe('signIn');
  });

  test('an agreement lasts as long as the programme and is approved by the leading group', () => {
    const { agreements } = read(
      `${english}agreements: { frame: { title: Frame, children: { nda: { title: NDA } } } }\n`,
    ).programme;
    expect(Object.values(agreements).map(({ key, term, approval }) => [key, term.months, approval])).toEqual([
      ['frame', 18, { groups: ['board'], policy: 'binding' }],
      ['nda', 18, { groups: ['board'], policy: 'binding' }],
    ]);
  });

  test('warns of the addresses that are taken for its office, until they are given', () => {
    const told = (text: string) => read(text).warnings.map(({ code }) => code);
    expect(read(english).programme.governance.office.people).toEqual({
      acme: 'office@acme.example',
      volt: 'office@volt.example',
    });
    expect(told(english)).toEqual(['office_assumed']);
    const office = 'governance:\n  office: { people: { acme: pmo@acme.example, volt: pmo@volt.example } }';
    expect(told(english.replace('governance:', office))).toEqual([]);
  });

  test('a policy of the same name in the file is the one that counts', () => {
    const binding =
      'policies: { binding: { stages: [{ panels: [{ group: board, rule: { bothParties: all } }] }], within: { days: 3 }, identity: signIn } }\n';
    const { policies } = read(english + binding).programme;
    expect(policies.binding?.within).toEqual({ days: 3 });
    expect(Object.keys(policies).sort()).toEqual(['binding', 'usual']);
  });

  test.each([
    ['English', english],
    ['Chinese', chinese],
  ])('satisfies the JSON Schema: %s', (_language, text) => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(programmeSchema);
    expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
  });
});

describe('a file in one language', () => {
  test('English alone says nothing in Chinese to an English reader', () => {
    const sentences = explainProgramme(read(english).programme, 'en');
    expect(sentences.filter((one) => /\p{Script=Han}/u.test(one))).toEqual([]);
  });

  test('Chinese alone reads as that in both languages', () => {
    const { programme } = read(chinese);
    expect(programme.title).toEqual({ zh: '东方电气 × 西部能源', en: '东方电气 × 西部能源' });
    for (const language of ['zh', 'en'] as const)
      expect(explainProgramme(programme, language).join('\n')).not.toMatch(/undefined|“”|""/);
  });
});

describe('defects of shape and of meaning', () => {
  const told = (text: string) => readProgramme(text, calendars, as).defects.map(({ code, path }) => `${code} ${path}`);

  test('come at once, each at its place', () => {
    const text = english
      .replace('title: Acme Motors, ', '')
      .replace('months: 6', 'months: six')
      .replace('volt: head@volt.example', 'vlt: head@volt.example')
      .concat(
        'agreements: { nda: { title: NDA, obligations: [{ key: a, title: A, owner: acme }], signatories: [nobody] } }\n',
      )
      .concat('strategy: { groups: [bord] }\n');
    expect(told(text)).toEqual([
      'missing_key parties.acme.title',
      'group_party_empty governance.groups.experts',
      'unknown_party governance.groups.experts.seats.head.holders.vlt',
      'wrong_kind phases[0].months',
      'recurs_or_once agreements.nda.obligations[0]',
      'unknown_party agreements.nda.signatories[0]',
      'unknown_group strategy.groups[0]',
    ]);
  });

  test('what stands behind an unreadable place is not told as missing', () => {
    expect(
      told(english.replace('key: prototype', 'key: 7').replace('months: 6', 'months: 6, gate: { must: [prototype] }')),
    ).toEqual(['wrong_kind phases[0].milestones[0].key']);
  });
});

describe('the day on which a programme starts', () => {
  const dated = `starts: 2026-01-01\n${english}`;

  test('is the one that is chosen, before the one in the file', () => {
    expect(readProgramme(dated, calendars).programme?.starts).toBe('2026-01-01');
    expect(readProgramme(dated, calendars, { starts: '2027-03-01' }).programme?.starts).toBe('2027-03-01');
  });

  test('is judged as if it stood in the file', () => {
    const fixed = dated.replace('title: Prototype', 'title: Prototype, due: 2026-05-01');
    expect(readProgramme(fixed, calendars).defects).toEqual([]);
    const { defects } = readProgramme(fixed, calendars, { starts: '2027-03-01' });
    expect(defects.map(({ code }) => code)).toEqual(['due_outside_phase']);
  });
});
