import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listInfected, listPlaces, moveFiles } from '../../../cli/files';
import { verify } from '../../../cli/verify';
import { folderPort } from '../../../infra/files/folder';
import type { FilesPlace } from '../../../infra/files/port';
import { s3Port } from '../../../infra/files/s3';
import { createEvidenceFiles } from '../../../infra/store/evidence-files';
import { startS3 } from '../../support/s3';
import { describeStore } from '../../support/store';

const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13, 0]);
const hash = createHash('sha256').update(bytes).digest('hex');
const filing = { bytes, name: 'results.pdf', mediaType: 'application/pdf', by: 'office@spree.example' };

describeStore((store) => {
  test('a file is kept byte for byte under its hash, once', async () => {
    const files = createEvidenceFiles(store());
    expect(await files.file('p', filing)).toMatchObject({ hash, name: 'results.pdf', size: 8, isWhole: true });
    expect(await files.file('p', { ...filing, name: 'again.pdf' })).toMatchObject({ hash, name: 'results.pdf' });
    expect((await files.read('p', hash)).bytes.equals(bytes)).toBe(true);
    await expect(files.read('another', hash)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a file that was changed is not given out, and the verification names it', async () => {
    const files = createEvidenceFiles(store());
    await files.file('p', filing);
    const said: string[] = [];
    expect(await verify(store(), (line) => said.push(line))).toBe(0);
    await store().query(`update evidence_files set content = '\\x00' where hash = $1`, [hash]);
    await expect(files.read('p', hash)).rejects.toMatchObject({ code: 'evidence_changed' });
    expect(await files.known('p', [hash])).toMatchObject([{ isWhole: false }]);
    expect(await verify(store(), (line) => said.push(line))).toBe(1);
    expect(said.at(-1)).toContain(`the file "results.pdf" (SHA-256 ${hash}) was CHANGED`);
  });

  test('files move between store, folder and S3 beside the product, twice to the same end, and are read wherever they are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-files-'));
    const s3 = await startS3();
    const ports = { folder: folderPort(folder), s3: s3Port(s3.place) };
    const filesInto = (into: FilesPlace) => createEvidenceFiles(store(), { into, ports });
    const others = Array.from({ length: 3 }, (_, at) => ({ ...filing, bytes: Buffer.from(`the file ${at}`) }));
    try {
      await filesInto('store').file('p', filing);
      for (const other of others) await filesInto('folder').file('q', other);
      const said: string[] = [];
      const tell = (line: string) => void said.push(line);
      const move = (to: FilesPlace) => moveFiles(filesInto('store'), to, tell);
      await listPlaces(filesInto('store'), tell);
      expect(said.splice(0)).toEqual(['store: 1 files', 'folder: 3 files']);
      expect(await move('s3')).toBe(0);
      expect(await move('s3')).toBe(0);
      expect(said.splice(0)).toEqual([
        '4 files moved to s3, 0 were there already, 0 stay where they are.',
        '0 files moved to s3, 4 were there already, 0 stay where they are.',
      ]);
      expect(s3.objects.size).toBe(4);
      expect(await store().query('select 1 from evidence_files where content is not null')).toEqual([]);
      expect((await filesInto('folder').read('p', hash)).bytes.equals(bytes)).toBe(true);
      // The same bytes are filed again: they stay where they are.
      await filesInto('store').file('p', filing);
      expect(await verify(store(), tell, { files: { into: 'store', ports } })).toBe(0);
      // Nobody says where S3 is.
      expect(await verify(store(), tell, { files: { into: 'store', ports: {} } })).toBe(1);
      expect(said.at(-1)).toContain("can't be read just now");
      await expect(createEvidenceFiles(store()).read('p', hash)).rejects.toMatchObject({ code: 'files_unavailable' });
      // One is changed behind our back: it stays there, and is told.
      s3.objects.set(`p/${hash}`, Buffer.from('other'));
      expect(await move('folder')).toBe(1);
      expect(said.at(-1)).toBe('3 files moved to folder, 0 were there already, 1 stay where they are.');
      expect(said.at(-2)).toContain(`the file "results.pdf" (SHA-256 ${hash}) stays in s3`);
      expect(await verify(store(), tell, { files: { into: 'store', ports } })).toBe(1);
      s3.objects.set(`p/${hash}`, bytes);
      expect(await move('store')).toBe(0);
      expect(s3.objects.size).toBe(0);
      expect(await verify(store(), tell)).toBe(0);
    } finally {
      await s3.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('while the place is down nothing is lost: what is filed is refused as an outage, and taken afterwards', async () => {
    const s3 = await startS3();
    const files = createEvidenceFiles(store(), { into: 's3', ports: { s3: s3Port(s3.place) } });
    try {
      s3.troubles.push(503, 503, 503);
      await expect(files.file('p', filing)).rejects.toMatchObject({ code: 'files_unavailable' });
      expect(await files.places()).toEqual([]);
      await files.file('p', filing);
      s3.troubles.push(503, 503, 503);
      expect(await files.known('p')).toMatchObject([{ hash, isWhole: false, isAway: true }]);
      expect((await files.read('p', hash)).bytes.equals(bytes)).toBe(true);
    } finally {
      await s3.stop();
    }
  });

  test('of a file in which a scanner finds something nothing is kept but who sent it and what was found', async () => {
    const scan = (found: string | undefined) => () => Promise.resolve(found);
    const files = createEvidenceFiles(store(), { into: 'store', ports: {}, scan: scan('Win.Test') });
    await expect(files.file('p', filing)).rejects.toMatchObject({
      code: 'file_infected',
      facts: { found: 'Win.Test' },
    });
    expect(await files.places()).toEqual([]);
    const said: string[] = [];
    await listInfected(files, (line) => said.push(line));
    expect(said).toEqual([
      expect.stringContaining(`p: "results.pdf" (8 bytes, SHA-256 ${hash}) of office@spree.example: Win.Test`),
    ]);
    await createEvidenceFiles(store(), { into: 'store', ports: {}, scan: scan(undefined) }).file('p', filing);
    expect(await files.places()).toHaveLength(1);
  });
});
