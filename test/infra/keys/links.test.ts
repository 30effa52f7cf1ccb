import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { createKeyring } from '../../../infra/keys/keyring';
import { createLinks, isFor } from '../../../infra/keys/links';
import { createReminderLinks } from '../../../infra/keys/reminder-links';
import { createSessions } from '../../../infra/keys/sessions';
import { createMailedLinks } from '../../../infra/store/mailed-links';
import { rebuild } from '../../../infra/store/rebuild';
import { createSpentLinks } from '../../../infra/store/spent-links';
import { describeStore } from '../../support/store';

const key = () => randomBytes(32).toString('base64url');
const publicUrl = 'http://127.0.0.1:3000';
const invitation = {
  approval: 'p:agreement:a:1',
  round: 1,
  seat: 'north.board.chair',
  person: 'chair@north.example',
  contentHash: 'ab12',
  expiresAt: '2026-10-09T09:30:00Z',
};
const before = new Date('2026-10-01T00:00:00Z');
const after = new Date('2026-10-09T09:30:01Z');

describeStore((store) => {
  const keys = [key()];
  const linksBy = (by: readonly string[]) =>
    createLinks({ keys: by, publicUrl, mailedLinks: createMailedLinks(store()) });
  const sessionsBy = (by: readonly string[]) =>
    createSessions({ keys: by, spentLinks: createSpentLinks(store()), mailedLinks: createMailedLinks(store()) });

  describe('decision links', () => {
    it('are short, stand for one person in one round, and only that person can be recognised in them', async () => {
      const links = linksBy(keys);
      const token = await links.invite(invitation);
      expect(token).toMatch(/^[a-z2-7]{32}$/);
      expect(links.url(token)).toBe(`${publicUrl}/d/${token}`);
      const claims = await links.verify(token, before);
      expect(claims).toMatchObject({ approval: 'p:agreement:a:1', round: 1, seat: 'north.board.chair' });
      expect(isFor(claims, 'chair@north.example')).toBe(true);
      expect(isFor(claims, 'successor@north.example')).toBe(false);
    });

    it('are the same whenever the mail is written, and another for each person, seat, round, matter and content', async () => {
      const token = await linksBy(keys).invite(invitation);
      expect(await linksBy(keys).invite(invitation)).toBe(token);
      const others = [
        { approval: 'p:agreement:b:1' },
        { round: 2 },
        { seat: 'north.board.deputy' },
        { person: 'deputy@north.example' },
        { contentHash: 'cd34' },
      ];
      const tokens = await Promise.all(others.map((other) => linksBy(keys).invite({ ...invitation, ...other })));
      expect(new Set([token, ...tokens]).size).toBe(6);
      expect(await linksBy([key()]).invite(invitation)).not.toBe(token);
    });

    it('stand in the store by a hash alone, without a name', async () => {
      const token = await linksBy(keys).invite(invitation);
      const rows = JSON.stringify(await store().query('select * from mailed_links'));
      expect(rows).toContain('p:agreement:a:1');
      expect(rows).not.toContain(token);
      expect(rows).not.toContain('@');
      const [{ hash = '' } = {}] = await store().query<{ hash: string }>('select hash from mailed_links');
      await expect(linksBy(keys).verify(hash, before)).rejects.toMatchObject({ code: 'link_invalid' });
    });

    it('open at another server, and after a rebuild', async () => {
      const token = await linksBy(keys).invite(invitation);
      await rebuild(store());
      await expect(linksBy(keys).verify(token, before)).resolves.toMatchObject({ round: 1 });
    });

    it('are refused as expired after their time, and still say what they were for; a deadline that is put off puts that off', async () => {
      const links = linksBy(keys);
      const token = await links.invite(invitation);
      await expect(links.verify(token, after)).rejects.toMatchObject({
        code: 'link_expired',
        facts: { approval: 'p:agreement:a:1' },
      });
      expect(await links.invite({ ...invitation, expiresAt: '2026-10-12T00:00:00Z' })).toBe(token);
      expect(await links.invite(invitation)).toBe(token);
      await expect(links.verify(token, after)).resolves.toMatchObject({ round: 1 });
    });

    it('are refused when a letter was changed or cut off, or when nobody was mailed them', async () => {
      const links = linksBy(keys);
      const token = await links.invite(invitation);
      const changed = `${token.startsWith('a') ? 'b' : 'a'}${token.slice(1)}`;
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
      for (const forged of [changed, token.slice(0, -4), token.toUpperCase(), unsigned, 'nonsense', ''])
        await expect(links.verify(forged, before)).rejects.toMatchObject({ code: 'link_invalid' });
    });

    it('stay good when a new key comes before the old one, and die with their key', async () => {
      const token = await linksBy(keys).invite(invitation);
      const later = linksBy([key(), ...keys]);
      await expect(later.verify(token, before)).resolves.toMatchObject({ round: 1 });
      expect(await later.invite(invitation)).not.toBe(token);
      await expect(linksBy([key()]).verify(token, before)).rejects.toMatchObject({ code: 'link_invalid' });
    });

    it('cannot be used as a session, to sign in, or to stop reminders', async () => {
      const token = await linksBy(keys).invite(invitation);
      const reminders = createReminderLinks({ keys, publicUrl, mailedLinks: createMailedLinks(store()) });
      expect(await sessionsBy(keys).read(token, before)).toBeUndefined();
      await expect(sessionsBy(keys).peek(token, before)).rejects.toMatchObject({ code: 'link_invalid' });
      await expect(reminders.programmeOf(token, before)).rejects.toMatchObject({ code: 'link_invalid' });
      const stop = (await reminders.pathOf('p', invitation.person, before)).replace('/reminders/', '');
      await expect(linksBy(keys).verify(stop, before)).rejects.toMatchObject({ code: 'link_invalid' });
    });

    it('cannot be made with a short key', () => {
      expect(() => linksBy(['c2hvcnQ'])).toThrow('at least 32 bytes');
    });
  });

  describe('links that were mailed as signed texts', () => {
    const claims = { approval: 'p:agreement:a:1', round: 1, seat: 's', bearer: 'b', contentHash: 'ab12' };
    const until = new Date(invitation.expiresAt);

    it('open until their end', async () => {
      const mailed = await createKeyring(keys).sign('decision', claims, until);
      await expect(linksBy(keys).verify(mailed, before)).resolves.toMatchObject(claims);
      await expect(linksBy(keys).verify(mailed, after)).rejects.toMatchObject({ code: 'link_expired', facts: claims });
      await expect(linksBy([key()]).verify(mailed, before)).rejects.toMatchObject({ code: 'link_invalid' });
    });

    it('to sign in with sign in once, and those that stop reminders stop them', async () => {
      const signIn = { person: invitation.person, next: '/inbox', jti: 'one' };
      const door = await createKeyring(keys).sign('signIn', signIn, until);
      expect(await sessionsBy(keys).redeem(door, before)).toEqual({ person: invitation.person, next: '/inbox' });
      await expect(sessionsBy(keys).redeem(door, before)).rejects.toMatchObject({ code: 'link_revoked' });
      const stop = await createKeyring(keys).sign('reminders', { programme: 'p', bearer: 'b' }, until);
      const reminders = createReminderLinks({ keys, publicUrl, mailedLinks: createMailedLinks(store()) });
      expect(await reminders.programmeOf(stop, before)).toBe('p');
    });

    it('that a library signed are read, and others than ours are not', async () => {
      const [head = ''] = (await createKeyring(keys).sign('decision', claims, until)).split('.');
      const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
      const exp = Math.floor(until.getTime() / 1000);
      const mailed = (alg: string, more: object = {}) =>
        new SignJWT({ ...claims, iss: 'gatehouse', aud: 'decision', exp, ...more })
          .setProtectedHeader({ alg, kid })
          .sign(Buffer.from(keys[0] ?? '', 'base64url'));
      await expect(linksBy(keys).verify(await mailed('HS256'), before)).resolves.toMatchObject(claims);
      for (const wrong of [mailed('HS512'), mailed('HS256', { iss: 'another' }), mailed('HS256', { exp: undefined })])
        await expect(linksBy(keys).verify(await wrong, before)).rejects.toMatchObject({ code: 'link_invalid' });
    });
  });

  describe('sign-in links', () => {
    it('are short, and another each time', async () => {
      const invited = () => sessionsBy(keys).inviteIn({ person: invitation.person, next: '/inbox' }, before);
      const [one, other] = [await invited(), await invited()];
      expect(one).toMatch(/^[a-z2-7]{32}$/);
      expect(other).not.toBe(one);
      expect(await sessionsBy(keys).peek(one, before)).toEqual({ person: invitation.person, next: '/inbox' });
    });
  });
});
