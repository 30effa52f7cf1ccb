import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { provideCluster } from '../../../infra/store/postgres/cluster';
import { findPostgres } from '../../../infra/store/postgres/programs';

const { userInfo } = os;
afterEach(() => void Object.assign(os, { userInfo }));

test('a user who is a number without a name is told what to do instead of what initdb says', async () => {
  const folder = mkdtempSync(join(os.tmpdir(), 'gatehouse-cluster-'));
  // As in a container that runs as 12345.
  const nameless = () => {
    throw new Error('ENOENT: no such user');
  };
  Object.assign(os, { userInfo: nameless });
  try {
    await expect(provideCluster(folder, await findPostgres())).rejects.toThrow(
      /user without a name.*\/etc\/passwd.*DATABASE_URL/,
    );
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
