import { randomBytes } from 'node:crypto';
import { CODE_TRIES, createCodes, type Codes } from '../../../infra/store/codes';
import { createDrafts } from '../../../infra/store/drafts';
import { describeStore } from '../../support/store';

const keys = [randomBytes(32).toString('base64url')];
const now = new Date('2026-10-01T08:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const chair = { approval: 'p:agreement:a:1', person: 'chair@north.example' };
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

describeStore((store) => {
  let codes: Codes;
  beforeEach(() => {
    codes = createCodes(store(), { keys });
  });

  describe('a six-digit code', () => {
    it('proves one person for one approval, in every API process, and stays good for a second press', async () => {
      const code = await codes.draw(chair, now);
      expect(code).toMatch(/^\d{6}$/);
      const other = createCodes(store(), { keys });
      await expect(other.prove(chair, code, minutesLater(9))).resolves.toBeUndefined();
      await expect(codes.prove(chair, code, minutesLater(9))).resolves.toBeUndefined();
      for (const another of [
        { ...chair, person: 'cfo@north.example' },
        { ...chair, approval: 'p:agreement:b:1' },
      ])
        await expect(codes.prove(another, code, now)).rejects.toMatchObject({ code: 'code_wrong' });
    });

    it('is over after ten minutes', async () => {
      const code = await codes.draw(chair, now);
      await expect(codes.prove(chair, code, minutesLater(10.1))).rejects.toMatchObject({ code: 'code_wrong' });
    });

    it('is dead after five wrong tries, also of those sent all at once; then even the right one is refused', async () => {
      const code = await codes.draw(chair, now);
      const tries = await Promise.allSettled(Array.from({ length: 12 }, () => codes.prove(chair, wrongFor(code), now)));
      const refusals = tries.map((tried) =>
        tried.status === 'rejected' ? (tried.reason as { code: string }).code : '',
      );
      expect(refusals.filter((refused) => refused === 'code_wrong')).toHaveLength(CODE_TRIES);
      expect(refusals.filter((refused) => refused === 'rate_limited')).toHaveLength(12 - CODE_TRIES);
      await expect(codes.prove(chair, code, now)).rejects.toMatchObject({ code: 'rate_limited' });
      const another = await codes.draw(chair, now);
      await expect(codes.prove(chair, another, now)).resolves.toBeUndefined();
    });

    it('is replaced by the next, and only three are drawn in a quarter of an hour', async () => {
      const first = await codes.draw(chair, now);
      let last = await codes.draw(chair, now);
      if (last !== first) await expect(codes.prove(chair, first, now)).rejects.toMatchObject({ code: 'code_wrong' });
      last = await codes.draw(chair, now);
      await expect(codes.draw(chair, minutesLater(14))).rejects.toMatchObject({ code: 'rate_limited' });
      await expect(codes.prove(chair, last, now)).resolves.toBeUndefined();
      await expect(codes.draw({ ...chair, person: 'cfo@north.example' }, now)).resolves.toMatch(/^\d{6}$/);
      await expect(codes.draw(chair, minutesLater(16))).resolves.toMatch(/^\d{6}$/);
    });

    it('is kept as a keyed hash that tells nothing to whoever reads the store', async () => {
      const code = await codes.draw(chair, now);
      const [row] = await store().query<{ hash: string }>('select * from codes');
      expect(JSON.stringify(row)).not.toContain(code);
      const elsewhere = createCodes(store(), { keys: [randomBytes(32).toString('base64url')] });
      await expect(elsewhere.prove(chair, code, now)).rejects.toMatchObject({ code: 'code_wrong' });
    });
  });

  describe('typed words', () => {
    it('wait for their author for two hours, the newest only, until they are dropped', async () => {
      const drafts = createDrafts(store());
      await drafts.keep(chair, { comment: 'first' }, now);
      await drafts.keep(chair, { comment: '第二稿' }, now);
      expect(await drafts.read(chair, minutesLater(119))).toEqual({ comment: '第二稿' });
      expect(await drafts.read({ ...chair, person: 'cfo@north.example' }, now)).toBeUndefined();
      expect(await drafts.read(chair, minutesLater(121))).toBeUndefined();
      await drafts.drop(chair);
      expect(await drafts.read(chair, now)).toBeUndefined();
    });
  });
});
