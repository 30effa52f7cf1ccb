import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { draft } from '../../../cli/new';
import { terminalLanguage } from '../../../cli/terminal';
import { loadProgramme } from '../../../infra/reading/definitions';

describe('gatehouse new', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'new-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);

  const run = async (
    file: string,
    {
      given = {},
      typed,
      language = 'en',
      now = '2026-11-30T10:00:00Z',
    }: { given?: object; typed?: string; language?: 'zh' | 'en'; now?: string },
  ) => {
    const said: string[] = [];
    const terminal = {
      input: Readable.from([typed ?? '']),
      write: (text: string) => void said.push(text),
      now: new Date(now),
    };
    const code = await draft(terminal, file, { given, language, isQuiet: typed === undefined });
    return { code, said: said.join('') };
  };

  test.each(['zh', 'en'] as const)(
    'writes a file in %s that has no defect and no warning, by the usual answers',
    async (language) => {
      const file = at('own.yaml');
      expect((await run(file, { language })).code).toBe(0);
      expect(readFileSync(file, 'utf8')).toContain('npm run -s gatehouse -- check own.yaml');
      const { programme, defects, warnings } = loadProgramme(file);
      expect([defects, warnings]).toEqual([[], []]);
      expect(programme).toMatchObject({ language, starts: '2026-12-01', key: 'company-a-company-b' });
    },
  );

  test('asks ten questions and writes what was answered', async () => {
    const typed = [
      'Acme Motors',
      'Volt: "Cells" # 2',
      '',
      'acme.example',
      'volt.example',
      'de',
      'hamburg',
      'Valencia, Spain',
      'Board, Engineers, Friends',
      'nobody',
      'fin',
      'Design 4, Ramp-up 2 8',
      '2027-03-01',
      '',
    ].join('\n');
    const { code, said } = await run(at('own.yaml'), { typed });
    expect(code).toBe(0);
    expect(said.match(/\d+\/10 /g)).toHaveLength(10);
    expect(said).toContain('  "nobody" is none of business, technical, financial, strategic.\n');
    expect(said).toContain('  = Board (strategic), Engineers (technical), Friends (financial)\n');
    expect(said).toContain('  = the holidays of Spain, Comunitat Valenciana (es-vc)\n');
    const { programme } = loadProgramme(at('own.yaml'));
    expect(programme).toMatchObject({
      key: 'acme-volt',
      title: { en: 'Acme Motors × Volt: "Cells" # 2' },
      starts: '2027-03-01',
      currency: 'EUR',
      parties: {
        acme: { calendar: 'de-hh', zone: 'Europe/Berlin' },
        volt: { calendar: 'es-vc', zone: 'Europe/Madrid' },
      },
    });
    expect(programme?.phases.map(({ title, months }) => [title.en, months])).toEqual([
      ['Design', 4],
      ['Ramp-up 2', 8],
    ]);
    expect(Object.values(programme?.governance.groups ?? {}).map(({ title, kind }) => [title.en, kind])).toEqual([
      ['Board', 'strategic'],
      ['Engineers', 'technical'],
      ['Friends', 'financial'],
    ]);
    expect(said).toContain('hh Hansestadt Hamburg');
  });

  test('asks again for what will not do, and takes the usual where the answers end', async () => {
    const { code, said } = await run(at('own.yaml'), {
      typed: 'A\nB\n\nnowhere\na.example\na.example\nb.example\nmars\n',
    });
    expect(code).toBe(0);
    expect(said).toContain('A mail domain is written acme.example.');
    expect(said).toContain('The two companies need different domains.');
    expect(said).toContain('There is no calendar "mars".');
  });

  test('offers the country in which a mail domain ends, never the region of the other company', async () => {
    const typed = 'A\nB\n\na.de\nb.es\nde-hh\n';
    const { said } = await run(at('own.yaml'), { typed });
    expect(said).toContain('Working days of the second company [es]');
    const { said: unknown } = await run(at('other.yaml'), { typed: typed.replace('b.es', 'b.com') });
    expect(unknown).toContain('Working days of the second company [weekdays]');
  });

  test('says which regions a country has where there is none of that name', async () => {
    const { said } = await run(at('own.yaml'), { typed: 'A\nB\n\na.es\nb.com\nes-zz\nes-vc\n' });
    expect(said).toContain('There is no calendar "es-zz". The regions of es: ');
    expect(said).toContain('vc Comunitat Valenciana');
  });

  test.each([
    ['2026-11-30T22:30:00Z', 'cn', '2027-01-01'],
    ['2026-11-30T22:30:00Z', 'es', '2026-12-01'],
  ])('at %s offers by the day of the first company (%s): %s', async (now, calendarA, starts) => {
    await run(at('own.yaml'), { given: { calendarA }, now });
    expect(loadProgramme(at('own.yaml')).programme?.starts).toBe(starts);
  });

  test('writes the letters of a name as an address has them', async () => {
    await run(at('own.yaml'), { given: { companyB: 'Ribera Térmica', groups: 'Führung, Zürich' } });
    const text = readFileSync(at('own.yaml'), 'utf8');
    expect(text).toContain('@ribera-termica.example');
    expect(text).toContain('fuhrung:');
  });

  test('refuses a flag that will not do, with the question it answers', async () => {
    await expect(run(at('own.yaml'), { given: { starts: 'soon' } })).rejects.toThrow(
      'First day (YYYY-MM-DD): A day is written 2027-01-01.',
    );
    expect(existsSync(at('own.yaml'))).toBe(false);
  });

  test('never overwrites a file', async () => {
    writeFileSync(at('own.yaml'), 'mine');
    const { code, said } = await run(at('own.yaml'), { language: 'zh' });
    expect([code, said]).toEqual([1, `“${at('own.yaml')}”已经存在，不会覆盖。请另写文件名。\n`]);
    expect(readFileSync(at('own.yaml'), 'utf8')).toBe('mine');
  });

  test.each(['zh', 'en'] as const)(
    'stays at 80 lines with as many groups and phases as it takes: %s',
    async (language) => {
      const given = {
        groups: '战略组, 业务组, 技术组, 财务组',
        phases: '一期 6, 二期 6, 三期 6, 四期 6, 五期 6, 六期 6',
      };
      expect((await run(at('own.yaml'), { given, language })).code).toBe(0);
      expect(readFileSync(at('own.yaml'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(80);
    },
  );

  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
  ])('takes the language of the terminal: %j is %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });
});
