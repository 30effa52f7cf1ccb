import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../../infra/host/folder-lock';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a mark of somebody who is dead is put away, and the folder is held by one at a time', async () => {
  await writeFile(join(folder, 'owner.pid'), '1999999999 1\n');
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'store_unavailable' });
  await unlock();
  await (
    await lockFolder(folder)
  )();
});

test('a mark that can’t be put away is an error at once, not waited for without end', async () => {
  await writeFile(join(folder, 'owner.pid'), '1999999999 1\n');
  // As where the folder takes no change; who runs as root may write everywhere, so what it would be moved to is in the way.
  await mkdir(join(folder, `owner.pid.${process.pid}`, 'full'), { recursive: true });
  await expect(lockFolder(folder)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|ENOTDIR/);
});
