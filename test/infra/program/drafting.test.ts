import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

test('the command that asks for a draft ends with its last answer, though the terminal stays open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-draft-'));
  const file = join(folder, 'own.yaml');
  const command = resolve(__dirname, '../../../cli/gatehouse.js');
  const asking = spawn(process.execPath, [command, 'new', file], { stdio: ['pipe', 'ignore', 'inherit'] });
  try {
    asking.stdin.write('\n'.repeat(10));
    expect(await once(asking, 'exit')).toEqual([0, null]);
    expect(existsSync(file)).toBe(true);
  } finally {
    asking.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
