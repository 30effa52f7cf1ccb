import { createHash } from 'node:crypto';
import { verify } from '../../../cli/verify';
import { createEvidenceFiles } from '../../../infra/store/evidence-files';
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
});
