import fc from 'fast-check';
import { linesBetween, type LineDifference } from '../../../infra/reading/line-differences';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

const between = (before: string, after: string) => {
  const found = linesBetween(bytes(before), bytes(after), 5_000);
  if ('why' in found) throw new Error(found.why);
  return found;
};

const drawn = ({ hunks }: LineDifference) =>
  hunks.map(({ from, lines }) => [
    from,
    ...lines.map(({ is, before, changed, after }) => `${is} ${before}[${changed}]${after}`),
  ]);

const numbered = (count: number, of = 'line') => Array.from({ length: count }, (_, n) => `${of} ${n + 1}\n`).join('');

describe('the difference of two texts', () => {
  it('shows what went and what came, with three lines around it and what differs within a line', () => {
    const found = between(
      numbered(20).replace('line 10\n', '投资总额：人民币 1,200 万元\n'),
      numbered(20).replace('line 10\n', '投资总额：人民币 1,500 万元\n'),
    );
    expect(found).toMatchObject({ added: 1, removed: 1, leftOut: { added: 0, removed: 0 } });
    expect(drawn(found)).toEqual([
      [
        7,
        'same line 7[]',
        'same line 8[]',
        'same line 9[]',
        'removed 投资总额：人民币 1,[2]00 万元',
        'added 投资总额：人民币 1,[5]00 万元',
        'same line 11[]',
        'same line 12[]',
        'same line 13[]',
      ],
    ]);
  });

  it('marks nothing within lines that have little in common', () => {
    const [hunk] = drawn(between('one\n', 'entirely other\n'));
    expect(hunk).toEqual([1, 'removed one[]', 'added entirely other[]']);
  });

  it.each([
    ['line ends', 'a\r\nb\r\n', 'a\nb\n'],
    ['the last line end', 'a\nb', 'a\nb\n'],
    ['a byte order mark', '\ufeffa\n', 'a\n'],
  ])('has no line where only %s differ', (_, before, after) => {
    expect(between(before, after)).toEqual({ added: 0, removed: 0, hunks: [], leftOut: { added: 0, removed: 0 } });
  });

  it('counts every line, and says how many of them it does not show', () => {
    const found = between(numbered(10), `${numbered(300, 'new')}${numbered(10)}`);
    expect(found).toMatchObject({ added: 300, removed: 0, leftOut: { added: 180, removed: 0 } });
    expect(found.hunks.flatMap(({ lines }) => lines)).toHaveLength(120);
  });

  it('cuts a long line around what changed in it, and says how many characters it does not show', () => {
    const long = '条款'.repeat(2_000);
    const [line] = between(`${long}甲${long}\n`, `${long}乙${long}\n`).hunks.flatMap(({ lines }) => lines);
    expect(line).toMatchObject({ is: 'removed', changed: '甲', hidden: 8_000 - 160 });
    const [whole] = between('', `${long}\n`).hunks.flatMap(({ lines }) => lines);
    expect(whole).toMatchObject({ is: 'added', hidden: 3_400 });
  });

  it('spells out what nobody can see, or what turns the direction of reading', () => {
    const [, added] = between('pay 100 to A\n', 'pay 100\u202e to\u200b A\n').hunks.flatMap(({ lines }) => lines);
    expect(added?.changed).toBe('⟨U+202E⟩ to⟨U+200B⟩');
  });

  it('compares nothing that is not UTF-8, and says what it looks like', () => {
    const gbk = Buffer.from([0xba, 0xcf, 0xd7, 0xf7, 0xd0, 0xad, 0xd2, 0xe9]);
    expect(linesBetween(bytes('合作协议'), gbk, 1_000)).toEqual({
      why: 'encoding',
      of: 'after',
      looksLike: 'GB18030 (GBK)',
    });
    expect(linesBetween(bytes('\ufeffa', 'utf16le'), bytes('a'), 1_000)).toMatchObject({ of: 'before' });
  });

  it('gives up in time where nothing is alike', () => {
    const [one, other] = [numbered(100_000, 'a'), numbered(100_000, 'b')];
    const since = Date.now();
    expect(linesBetween(bytes(one), bytes(other), 200)).toEqual({ why: 'costly' });
    expect(Date.now() - since).toBeLessThan(3_000);
  });

  it('adds up to the text as it is now, whatever the two are', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '', 'c'), { maxLength: 12 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { added, removed } = between(before, after);
        const count = (one: string) => one.split('\n').length;
        expect(count(before) + added - removed).toBe(count(after));
      }),
    );
  });
});
