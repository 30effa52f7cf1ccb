import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readProgramme } from '../../../infra/reading/definitions';
import { aside } from '../../../infra/reading/side-thread';
import { seedFile } from '../../support/seed';

const seed = readFileSync(join(__dirname, `../../../programmes/${seedFile}`), 'utf8');

/** A megabyte of keys that no definition has. */
const hostile = Array.from({ length: 60_000 }, (_, nth) => `key${nth}: ${nth}`).join('\n');

describe('what is worked out beside the event loop', () => {
  it('comes out as it does here', async () => {
    expect(await aside('readProgramme', seed)).toEqual(readProgramme(seed));
    const broken = 'key: [';
    expect(await aside('readProgramme', broken)).toEqual(readProgramme(broken));
  });

  it('is refused as it is here, with code, sentence and facts', async () => {
    const { programme } = await aside('readProgramme', seed);
    const policy = { ...programme!.policies['everybody']!, dueWithin: { workingDays: 1 } };
    const groups = ['no-such-group'];
    const refused = await aside('assertMeetable', programme!, policy, groups).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'DomainError', code: expect.any(String) as string });
    expect(JSON.stringify(refused)).toContain('no-such-group');
  });

  it('takes too long without anybody waiting for it, is refused, and what comes after it is done', async () => {
    await aside('readProgramme', 'key: [');
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const [refused, after] = await Promise.allSettled([aside('readProgramme', hostile), aside('readProgramme', seed)]);
    delay.disable();
    expect(after).toMatchObject({ status: 'fulfilled', value: { defects: [] } });
    // A quick machine may read it in time; then it has its defects.
    if (refused.status === 'rejected') expect(refused.reason).toMatchObject({ code: 'too_costly' });
    else expect(refused.value.defects).toHaveLength(201);
    expect(delay.percentile(99) / 1e6).toBeLessThan(200);
  });

  it('is not taken on without end', async () => {
    const many = Array.from({ length: 60 }, () => async () => aside('readProgramme', 'key: ['));
    const answers = await Promise.allSettled(many.map((ask) => ask()));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const each of refused) expect(each).toMatchObject({ reason: { code: 'rate_limited' } });
  });
});
