import { randomBytes } from 'node:crypto';
import { createSessions, type Sessions } from '../../../infra/keys/sessions';
import { createMailedLinks } from '../../../infra/store/mailed-links';
import { createSpentLinks } from '../../../infra/store/spent-links';
import { describeStore } from '../../support/store';

const now = new Date('2026-10-01T08:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const keys = [randomBytes(32).toString('base64url')];
const person = 'chair@north.example';

describeStore((store) => {
  let sessions: Sessions;
  beforeAll(() => {
    sessions = createSessions({
      keys,
      spentLinks: createSpentLinks(store()),
      mailedLinks: createMailedLinks(store()),
    });
  });

  describe('sessions', () => {
    it('remember who signed in, and when, for twelve hours', async () => {
      const cookie = await sessions.open({ kind: 'person', person }, now);
      expect(await sessions.read(cookie, minutesLater(11 * 60))).toMatchObject({
        kind: 'person',
        person,
        signedInAt: '2026-10-01T08:00:00.000Z',
      });
      expect(await sessions.read(cookie, minutesLater(12 * 60 + 1))).toBeUndefined();
      expect(await sessions.read(`${cookie}x`, now)).toBeUndefined();
      expect(await sessions.read(undefined, now)).toBeUndefined();
    });
  });

  describe('a proof of who one is', () => {
    it('holds for one matter and person: a code for half an hour, a sign-in again for ten minutes', async () => {
      const proof = { approval: 'p:agreement:a:1', person, tier: 'signIn+again' } as const;
      const again = await sessions.prove(proof, now);
      const code = await sessions.prove({ ...proof, tier: 'link+code' }, now);
      expect(await sessions.readProof(again, minutesLater(9))).toMatchObject(proof);
      expect(await sessions.readProof(again, minutesLater(11))).toBeUndefined();
      expect(await sessions.readProof(code, minutesLater(29))).toMatchObject({ tier: 'link+code' });
      expect(await sessions.readProof(code, minutesLater(31))).toBeUndefined();
      expect(await sessions.read(again, now)).toBeUndefined();
    });
  });

  describe('a mailed sign-in link', () => {
    it('may be looked at any number of times and signs in once', async () => {
      const token = await sessions.inviteIn({ person, next: '/inbox' }, now);
      for (let scan = 0; scan < 3; scan += 1)
        await expect(sessions.peek(token, now)).resolves.toEqual({ person, next: '/inbox' });
      await expect(sessions.redeem(token, now)).resolves.toEqual({ person, next: '/inbox' });
      await expect(sessions.redeem(token, now)).rejects.toMatchObject({ code: 'link_revoked' });
    });

    it('signs in once also when it is pressed twice at the same time, in two API processes, or after a restart', async () => {
      const token = await sessions.inviteIn({ person, next: '/inbox' }, now);
      const other = createSessions({
        keys,
        spentLinks: createSpentLinks(store()),
        mailedLinks: createMailedLinks(store()),
      });
      const pressed = await Promise.allSettled([sessions, other, sessions].map((each) => each.redeem(token, now)));
      expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const restarted = createSessions({
        keys,
        spentLinks: createSpentLinks(store()),
        mailedLinks: createMailedLinks(store()),
      });
      await expect(restarted.peek(token, now)).rejects.toMatchObject({ code: 'link_revoked' });
      await expect(restarted.redeem(token, now)).rejects.toMatchObject({ code: 'link_revoked' });
    });

    it('is over after fifteen minutes and is not a session itself', async () => {
      const token = await sessions.inviteIn({ person, next: '/inbox' }, now);
      await expect(sessions.redeem(token, minutesLater(16))).rejects.toMatchObject({ code: 'link_expired' });
      expect(await sessions.read(token, now)).toBeUndefined();
    });
  });

  describe('a form nonce', () => {
    it('is good only under the cookie it was shown under', () => {
      const nonce = sessions.nonce('cookie of the chair');
      expect(sessions.isNonce(nonce, 'cookie of the chair')).toBe(true);
      expect(sessions.isNonce(nonce, 'cookie of another')).toBe(false);
      expect(sessions.isNonce('', 'cookie of the chair')).toBe(false);
      expect(sessions.isNonce('made.up', 'cookie of the chair')).toBe(false);
      expect(sessions.nonce('cookie of the chair')).not.toBe(nonce);
    });
  });
});
