import { EVIDENCE_TYPES, LARGEST_EVIDENCE, typeTaken } from '../../../domain/evidence/files';
import { codeOf } from '../../support/refused';

const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const zipOf = (...names: readonly string[]) =>
  bytesOf(`PK\x03\x04${'\0'.repeat(26)}${names.join('\0\0content\0PK\x03\x04')}`);
const openXml = 'application/vnd.openxmlformats-officedocument.';
const word = zipOf('[Content_Types].xml', 'word/document.xml');
const ole = bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on\0');
const pdf = bytesOf('%PDF-1.7\n\0');

const file = { name: 'report.pdf', mediaType: 'application/pdf', size: 10, bytes: pdf as Buffer };
const taken = (changes: Partial<typeof file>) => typeTaken({ ...file, ...changes });

test.each([
  ['a document', {}],
  ['the largest file', { size: LARGEST_EVIDENCE }],
])('evidence is filed by size, name and type: %s (%j)', (_title, changes) => {
  expect(taken(changes)).toBe('application/pdf');
});

test.each([
  ['a larger one', { size: LARGEST_EVIDENCE + 1 }, 'large'],
  ['an empty one', { size: 0 }, 'empty'],
  ['one without a name', { name: ' ' }, 'unnamed'],
  ['a page that a browser would run', { name: 'a.html', mediaType: 'text/html' }, 'type'],
  ['a picture that a browser would run', { name: 'a.svg', mediaType: 'image/svg+xml' }, 'type'],
  ['one of no type', { name: 'a', mediaType: '' }, 'type'],
  ['a program called a document', { bytes: bytesOf('MZ\x90\0\x03\0') }, 'content'],
  ['a text called a picture', { name: 'a.png', mediaType: 'image/png', bytes: bytesOf('hello') }, 'content'],
  [
    'a picture called a text',
    { name: 'a.txt', mediaType: 'text/plain', bytes: bytesOf('\x89PNG\r\n\x1a\n\0') },
    'content',
  ],
  [
    'a workbook with macros called one without',
    {
      name: 'a.xlsx',
      mediaType: `${openXml}spreadsheetml.sheet`,
      bytes: zipOf('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'),
    },
    'content',
  ],
  [
    'a document called a workbook',
    { name: 'a.xlsx', mediaType: `${openXml}spreadsheetml.sheet`, bytes: word },
    'content',
  ],
])('evidence is refused at its field, in both languages: %s', (_title, changes, reason) => {
  const facts = { field: 'evidence.0.file', reason, why: { zh: expect.any(String), en: expect.any(String) } };
  const file_ = { ...file, ...changes };
  expect(codeOf(() => typeTaken(file_))).toBe('evidence_refused');
  expect(() => typeTaken(file_, 'evidence.0.file')).toThrow(expect.objectContaining({ facts }));
});

test.each([
  ['application/pdf', 'a.pdf', bytesOf('\r\n%PDF-1.4 \0')],
  ['application/zip', 'a.zip', zipOf('a.txt')],
  ['application/json', 'a.json', bytesOf('{}')],
  ['application/rtf', 'a.rtf', bytesOf('{\\rtf1}')],
  ['application/msword', 'a.doc', ole],
  ['application/vnd.ms-excel', 'a.xls', ole],
  [`${openXml}wordprocessingml.document`, 'a.docx', word],
  [`${openXml}presentationml.presentation`, 'a.pptx', zipOf('ppt/presentation.xml', '[Content_Types].xml')],
  ['application/vnd.oasis.opendocument.text', 'a.odt', zipOf('mimetypeapplication/vnd.oasis.opendocument.text')],
  ['text/plain', 'a.txt', Buffer.from('附件一，共三页')],
  ['text/plain', 'a.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('附件', 'utf16le')])],
  ['image/png', 'a.png', bytesOf('\x89PNG\r\n\x1a\n\0')],
  ['image/jpeg', 'a.jpg', bytesOf('\xff\xd8\xff\xe0\0')],
  ['image/tiff', 'a.tif', bytesOf('II*\0')],
  ['image/webp', 'a.webp', bytesOf('RIFF\0\0\0\0WEBPVP8 ')],
  ['message/rfc822', 'a.eml', bytesOf('From: a@b.example\r\n\r\nx')],
])('a %s is known by its bytes, with its type said or only by its name', (type, name, bytes) => {
  expect(taken({ name, mediaType: type, bytes })).toBe(type);
  expect(taken({ name, mediaType: 'application/octet-stream', bytes })).toBe(type);
});

test('a browser with Excel calls a CSV a workbook: it is kept as what it is', () => {
  expect(taken({ name: 'a.csv', mediaType: 'application/vnd.ms-excel', bytes: bytesOf('a;b') })).toBe('text/csv');
});

test('every type that is taken is one that its bytes can be asked for', () => {
  expect(EVIDENCE_TYPES).toHaveLength(30);
  for (const mediaType of EVIDENCE_TYPES)
    expect(codeOf(() => taken({ name: 'x', mediaType, bytes: bytesOf('\0') }))).toBe('evidence_refused');
});
