import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternNames, patternOf } from '../../../definition/meanings/described';
import { pageText } from '../../../definition/page';
import { programmeSchema } from '../../../definition/schema';
import { placesIn } from '../../../definition/shapes';

const places = placesIn(programmeSchema);
const nameOf = ({ path }: (typeof places)[number]) => path.join('.');

describe('what the schema says of its keys', () => {
  test('is said of every key and form, in Chinese and in English', () => {
    expect(places.length).toBeGreaterThan(500);
    const silent = places.filter(({ shape }) => {
      const [zh = '', en = ''] = (shape.description ?? '').split('\n');
      return !/\p{Script=Han}/u.test(zh) || !/[a-z]/.test(en) || /\p{Script=Han}/u.test(en);
    });
    expect(silent.map(nameOf)).toEqual([]);
  });

  test('is said of nothing that may not stand there', () => {
    const used = new Set(places.map(({ path }) => patternOf(path)?.pattern));
    expect(patternNames.filter((name) => !used.has(name))).toEqual([]);
  });

  test('the committed page is what it makes (npm run programme-file)', () => {
    const page = join(__dirname, '..', '..', '..', 'docs', 'programme-file.md');
    expect(readFileSync(page, 'utf8')).toBe(pageText());
  });
});
