import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProgramme, readProgramme } from '../../../infra/reading/definitions';
import { inlined, pngOf } from '../../support/pngs';

const definition = (look: string) => `
look: ${look}
parties:
  acme: { title: Acme Motors, calendar: weekdays, zone: Europe/Berlin }
  volt: { title: Volt Cells, calendar: weekdays, zone: Europe/Paris }
governance:
  groups:
    board:
      title: Board
      seats: { chair: { title: Chair, holders: { acme: chair@acme.example, volt: chair@volt.example } } }
phases:
  - { key: build, title: Build }
`;

const read = (look: string) => readProgramme(definition(look), ['cn', 'weekdays']);

describe('the look of a programme', () => {
  test('is a colour on which white can be read, and a picture', () => {
    const logo = inlined(pngOf(56, 28));
    expect(read(`{ accent: "#1A56A0", logo: "${logo}" }`).programme?.look).toEqual({ accent: '#1a56a0', logo });
    expect(read('{}').programme?.look).toEqual({});
  });

  test.each([
    [
      'a colour that is too light, with the contrast that it has',
      '{ accent: "#4f8fdf" }',
      'accent_too_light',
      '3.31:1',
    ],
    ['one that is too light by a hair, rounded down', '{ accent: "#777777" }', 'accent_too_light', '4.47:1'],
    ['a colour by its name', '{ accent: navy }', 'colour_malformed', '"#1a56a0"'],
    ['a colour without quotes, which is a comment', '\n  accent: #1a56a0', 'colour_malformed', 'in quotes'],
    ['a picture that is none', '{ logo: "data:image/png;base64,aGVsbG8=" }', 'logo_not_png', 'no PNG'],
    ['a picture cut off within its text', `{ logo: "${inlined(pngOf(9, 9))}x" }`, 'logo_not_png', 'damaged'],
    ['a picture of too many bytes', `{ logo: "${inlined(pngOf(9, 9, 24_576))}" }`, 'logo_too_large', '25 kB'],
    ['a picture of too many pixels', `{ logo: "${inlined(pngOf(1025, 2))}" }`, 'logo_too_large', '1025 × 2 pixels'],
    ['the name of a picture in a text that was pasted', '{ logo: logo.png }', 'logo_not_found', 'base64 -w0'],
  ])('is refused with %s', (_what, look, code, said) => {
    const { programme, defects } = read(look);
    expect(programme).toBeUndefined();
    expect(defects).toMatchObject([{ code, message: { en: expect.stringContaining(said) as string } }]);
    expect(defects[0]?.line).toBeGreaterThan(1);
  });
});

describe('a picture beside a definition', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-look-'));
  const file = join(folder, 'own.yaml');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('stands in the definition once it is read', () => {
    writeFileSync(file, definition('{ logo: logo.png }'));
    expect(loadProgramme(file, ['weekdays']).defects).toMatchObject([{ code: 'logo_not_found' }]);
    writeFileSync(join(folder, 'logo.png'), pngOf(56, 28));
    for (const path of [file, folder])
      expect(loadProgramme(path, ['weekdays']).programme?.look).toEqual({ logo: inlined(pngOf(56, 28)) });
  });

  test.each(['../logo.png', '/etc/hostname', '.png', 'sub/logo.png'])('is not looked for elsewhere: %s', (name) => {
    writeFileSync(file, definition(`{ logo: "${name}" }`));
    expect(loadProgramme(file, ['weekdays']).defects).toMatchObject([{ code: 'logo_not_found' }]);
  });
});
