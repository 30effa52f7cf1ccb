import { assertFileTaken, LARGEST_EVIDENCE } from '../../../domain/evidence/files';
import { DomainError } from '../../../domain/shared/errors';

const pdf = { name: 'report.pdf', mediaType: 'application/pdf', size: 10 };
const codeOf = (changes: Partial<typeof pdf>) => {
  try {
    assertFileTaken({ ...pdf, ...changes });
    return 'taken';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

test.each([
  ['a document', {}, 'taken'],
  ['a spreadsheet', { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }, 'taken'],
  ['the largest file', { size: LARGEST_EVIDENCE }, 'taken'],
  ['a larger one', { size: LARGEST_EVIDENCE + 1 }, 'evidence_refused'],
  ['an empty one', { size: 0 }, 'evidence_refused'],
  ['one without a name', { name: ' ' }, 'evidence_refused'],
  ['a page that a browser would run', { mediaType: 'text/html' }, 'evidence_refused'],
  ['a picture that a browser would run', { mediaType: 'image/svg+xml' }, 'evidence_refused'],
  ['one of no type', { mediaType: '' }, 'evidence_refused'],
])('evidence is filed or refused by size, name and type: %s (%j) is %s', (_title, changes, code) => {
  expect(codeOf(changes)).toBe(code);
});
