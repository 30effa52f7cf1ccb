import fc from 'fast-check';
import { piecesOf, withFile } from '../../../domain/evidence/named-files';

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
