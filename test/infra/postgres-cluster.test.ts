import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { provideCluster } from '../../infra/store/postgres-cluster';
import { findPostgres } from '../../infra/store/postgres-programs';

afterEach(() => jest.restoreAllMocks());

test('a user who is a number without a name is told what to do instead of what initdb says', async () => {
  const folder = mkdtempSync(join(os.tmpdir(), 'gatehouse-cluster-'));
  jest.spyOn(os, 'userInfo').mockImplementation(() => {
    throw new Error('ENOENT: no such user'); // as the system says in a container that runs as 12345
  });
  try {
    await expect(provideCluster(folder, await findPostgres())).rejects.toThrow(
      /user without a name.*\/etc\/passwd.*DATABASE_URL/,
    );
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
