import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderPort } from '../../../infra/files/folder';
import type { FilesPort } from '../../../infra/files/port';
import { s3Port } from '../../../infra/files/s3';
import { fingerprintOf } from '../../../infra/store/evidence-files';
import { freePort } from '../../support/ports';
import { hasVersity, startS3, startVersity } from '../../support/s3';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13, 0]);
const key = { programme: '合作 A/../b', hash: fingerprintOf(bytes) };

/** A file is put, put again, read and removed, twice. */
async function goesThrough(port: FilesPort): Promise<void> {
  expect(await port.get(key)).toBeUndefined();
  await port.put(key, bytes);
  await port.put(key, bytes);
  expect((await port.get(key))?.equals(bytes)).toBe(true);
  expect(await port.get({ ...key, programme: 'another' })).toBeUndefined();
  await port.remove(key);
  await port.remove(key);
  expect(await port.get(key)).toBeUndefined();
}

const large = Buffer.alloc(25 * 1024 * 1024, 7);

test('a folder keeps a file whole under its programme and hash, and nothing beside it', async () => {
  await goesThrough(folderPort(folder));
  const port = folderPort(folder);
  await port.put(key, bytes);
  const programmes = readdirSync(folder);
  expect(programmes).toEqual(['~e5~90~88~e4~bd~9c~20A~2f~2e~2e~2fb']);
  expect(readdirSync(join(folder, programmes[0] ?? '', key.hash.slice(0, 2)))).toEqual([key.hash]);
});

test('a folder that can hold nothing is an outage', async () => {
  const file = join(folder, 'no-folder');
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  await expect(folderPort(file).put(key, bytes)).rejects.toMatchObject({ code: 'files_unavailable' });
  await expect(folderPort(file).get(key)).rejects.toMatchObject({ code: 'files_unavailable' });
});

test('a service of S3 keeps files; what is not rightly signed it would refuse', async () => {
  const s3 = await startS3();
  try {
    await goesThrough(s3Port(s3.place));
    await s3Port(s3.place).put({ ...key, hash: fingerprintOf(large) }, large);
    expect([...s3.objects.keys()]).toEqual([`~e5~90~88~e4~bd~9c~20A~2f~2e~2e~2fb/${fingerprintOf(large)}`]);
    const stranger = s3Port({ ...s3.place, secretAccessKey: 'another' });
    await expect(stranger.get(key)).rejects.toMatchObject({
      code: 'files_unavailable',
      facts: { answered: '403 SignatureDoesNotMatch' },
    });
    // Other bytes than those of the hash are taken by nobody.
    await expect(s3Port(s3.place).put(key, Buffer.from('other'))).rejects.toMatchObject({ code: 'files_unavailable' });
    // A wrong bucket is no missing file.
    await expect(s3Port({ ...s3.place, bucket: 'lost' }).get(key)).rejects.toMatchObject({ code: 'files_unavailable' });
  } finally {
    await s3.stop();
  }
});

test('a service of S3 that is busy is tried again; one that stays away is an outage', async () => {
  const s3 = await startS3();
  try {
    s3.troubles.push(503, 500);
    await s3Port(s3.place).put(key, bytes);
    expect(s3.objects.size).toBe(1);
    s3.troubles.push(503, 503, 503);
    await expect(s3Port(s3.place).get(key)).rejects.toMatchObject({ facts: { answered: '503 InternalError' } });
    const nobody = { ...s3.place, endpoint: `http://127.0.0.1:${await freePort()}` };
    await expect(s3Port(nobody).get(key)).rejects.toMatchObject({ facts: { answered: 'ECONNREFUSED' } });
  } finally {
    await s3.stop();
  }
});

// One that signs and checks by an implementation of its own, on a machine that has it.
if (hasVersity())
  test('a service of S3 of somebody else takes the same', async () => {
    const versity = await startVersity();
    try {
      await goesThrough(s3Port(versity.place));
      await s3Port(versity.place).put({ ...key, hash: fingerprintOf(large) }, large);
      const stranger = s3Port({ ...versity.place, secretAccessKey: 'another' });
      await expect(stranger.get(key)).rejects.toMatchObject({ code: 'files_unavailable' });
    } finally {
      versity.stop();
    }
  });
