import { diskTrouble, storeAway, storeTrouble } from '../../../infra/host/trouble';
import { refusal } from '../../../domain/shared/refusals';

const pg = (code: string, message = '') => Object.assign(new Error(message), { code });

test.each([
  ['a full disk', pg('53100', 'could not extend file "base/5/2601": No space left on device'), 'full'],
  ['a full disk in the words of the system', pg('58030', 'could not write to file: No space left on device'), 'full'],
  ['a full disk of our own', pg('ENOSPC', 'ENOSPC: no space left on device, write'), 'full'],
  ['a quota', pg('EDQUOT', 'EDQUOT: disk quota exceeded, write'), 'full'],
  ['a standby', pg('25006', 'cannot execute INSERT in a read-only transaction'), 'readOnly'],
  ['a disk mounted read-only', pg('EROFS', 'EROFS: read-only file system, open'), 'readOnly'],
  ['files of somebody else', pg('42501', 'could not open file "base/5/2601": Permission denied'), 'readOnly'],
  ['a damaged page', pg('XX001', 'invalid page in block 3 of relation base/5/2601'), 'damaged'],
  ['a disk that fails', pg('58030', 'could not read block 7: Input/output error'), 'damaged'],
  ['a server that ends', pg('57P01', 'terminating connection due to administrator command'), 'away'],
  ['a server that refuses', pg('ECONNREFUSED', 'connect ECONNREFUSED'), 'away'],
  ['no connection left', pg('53300', 'too many clients already'), 'away'],
  ['a right that a role lacks', pg('42501', 'permission denied for table ledger'), undefined],
  ['a statement at fault', pg('42601', 'syntax error at or near "form"'), undefined],
])('%s', (_, error, trouble) => {
  expect(storeTrouble(error)).toBe(trouble);
});

test.each([
  ['database or disk is full (13)', 'full'],
  ['attempt to write a readonly database (8)', 'readOnly'],
  ['database disk image is malformed (11)', 'damaged'],
  ['context deadline exceeded', undefined],
])('of the engine it is known by what it passes on: %s', (said, trouble) => {
  expect(diskTrouble(said)).toBe(trouble);
});

test('a person hears what is wrong and what becomes of it, and nothing of our insides', () => {
  const full = storeAway('full', pg('53100', 'could not extend file "base/5/2601"'));
  expect(full.message).toContain('no room');
  expect(full.message).not.toContain('base/5');
  expect(refusal('server_unavailable', { because: 'full' })).toMatchObject({
    status: 503,
    zh: expect.stringContaining('流程引擎的磁盘已满'),
  });
  expect(refusal('store_unavailable', { because: 'damaged' }).zh).toContain('备份');
  expect(refusal('store_unavailable', { because: 'away' }).zh).toContain('请稍后再试');
});
