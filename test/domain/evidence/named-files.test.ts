import fc from 'fast-check';
import { byNameAlone, piecesOf, withFile } from '../../../domain/evidence/named-files';

const hash = '0123456789abcdef'.repeat(4);

test('a text keeps what was said and the file sent along, and gives both out again', () => {
  const said = withFile('Done on Monday.', { title: '会议纪要 (final).pdf', hash });
  expect(said).toBe(`Done on Monday.\n会议纪要 (final).pdf (SHA-256 ${hash})`);
  expect(piecesOf(said)).toEqual(['Done on Monday.', { title: '会议纪要 (final).pdf', hash }]);
  expect(piecesOf(withFile('', { title: 'a.pdf', hash }))).toEqual([{ title: 'a.pdf', hash }]);
  expect(withFile('No file.', { title: '', hash: '' })).toBe('No file.');
  expect(piecesOf(`see (SHA-256 ${hash}) above`)).toEqual([`see (SHA-256 ${hash}) above`]);
});

test('whatever was said before it, the file is found', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const pieces = piecesOf(withFile(words, { title: 'a.pdf', hash }));
      expect(pieces.at(-1)).toEqual({ title: 'a.pdf', hash });
    }),
  );
});

test('who opens no file from a text reads its title, whatever follows it', () => {
  const said = withFile('请看第三页', { title: '报价.pdf', hash });
  expect(byNameAlone(`${said}已答复。`, 'zh')).toBe('请看第三页（附件：报价.pdf）已答复。');
  expect(byNameAlone(said, 'en')).toBe('请看第三页 (file: 报价.pdf)');
  expect(byNameAlone(withFile('', { title: 'a.pdf', hash }), 'en')).toBe('a.pdf (file)');
  expect(byNameAlone(`会签哈希（SHA-256）：${hash}`, 'zh')).toContain(hash);
});
