import { unflushed } from '../../../infra/store/database';
import { describeStore } from '../../support/store';

describeStore((store) => {
  describe('a statement that comes again and again', () => {
    const asked = 'select * from codes where person = $1';
    const nobody = ['nobody@north.example'];
    const often = async (ask: () => Promise<unknown>) => {
      for (let at = 0; at < 60; at += 1) await ask();
    };

    test('goes on when a newer version has added a column to its table', async () => {
      await often(() => store().query(asked, nobody));
      await store().query('alter table codes add column later text');
      expect(await store().query(asked, nobody)).toEqual([]);
      await store().query('alter table codes drop column later');
    });

    test('lets a transaction begin anew then, of which nothing was done', async () => {
      const draw = 'insert into drafts (approval, person, typed, expires_at) values ($1, $2, $3, now())';
      await often(() => store().query(asked, nobody));
      await store().query('alter table codes add column later text');
      let begun = 0;
      await store().transaction(async (within) => {
        begun += 1;
        await within(draw, ['a', nobody[0], '{}']);
        await within(asked, nobody);
      });
      await store().query('alter table codes drop column later');
      expect(begun).toBeGreaterThan(1);
      expect(await store().query('select approval from drafts')).toEqual([{ approval: 'a' }]);
    });
  });

  test('what does not wait for the disk is there for everybody at once, and changes nothing for what follows', async () => {
    const settings = () => store().query('show synchronous_commit');
    const before = await settings();
    const spend = `insert into spent_links (id, expires_at) values ($1, now()) returning ${unflushed}`;
    expect(await store().query(spend, ['a'])).toEqual([{ unflushed: 'off' }]);
    expect(await store().query('select id from spent_links')).toEqual([{ id: 'a' }]);
    expect(await settings()).toEqual(before);
  });
});
