import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { createLinks, isFor } from '../../../infra/keys/links';
import { createSessions } from '../../../infra/keys/sessions';
import { createSpentLinks } from '../../../infra/store/spent-links';
import { openEmptyStore } from '../../support/prepared';

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

describe('decision links', () => {
  const keys = [key()];
  const links = createLinks({ keys, publicUrl });

  it('say for what they are, and only their person can be recognised in them', async () => {
    const token = await links.sign(invitation);
    const claims = await links.verify(token, before);
    expect(claims).toMatchObject({ approval: 'p:agreement:a:1', round: 1, seat: 'north.board.chair' });
    expect(isFor(claims, 'chair@north.example')).toBe(true);
    expect(isFor(claims, 'successor@north.example')).toBe(false);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('@');
    expect(links.url(token)).toBe(`${publicUrl}/d/${token}`);
  });

  it('are refused as expired after their time, and still say what they were for', async () => {
    const token = await links.sign(invitation);
    await expect(links.verify(token, new Date('2026-10-09T09:30:01Z'))).rejects.toMatchObject({
      code: 'link_expired',
      facts: { approval: 'p:agreement:a:1' },
    });
  });

  it('are refused when a byte was changed, cut off, or signed by nobody we know', async () => {
    const token = await links.sign(invitation);
    const [header, , mac] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...invitation, aud: 'decision' })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const foreign = await createLinks({ keys: [key()], publicUrl }).sign(invitation);
    for (const forged of [`${header}.${payload}.${mac}`, token.slice(0, -4), unsigned, foreign, 'nonsense', ''])
      await expect(links.verify(forged, before)).rejects.toMatchObject({ code: 'link_invalid' });
  });

  it('that a library made and mailed before stay good, and a library reads ours', async () => {
    const secret = Buffer.from(keys[0] ?? '', 'base64url');
    const [head = '', payload = ''] = (await links.sign(invitation)).split('.');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const mailed = (alg: string, more: object = {}) =>
      new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg, kid }).sign(secret);
    await expect(links.verify(await mailed('HS256'), before)).resolves.toEqual(claims);
    expect((await jwtVerify(await links.sign(invitation), secret, { currentDate: before })).payload).toEqual(claims);
    for (const wrong of [mailed('HS512'), mailed('HS256', { iss: 'another' }), mailed('HS256', { exp: undefined })])
      await expect(links.verify(await wrong, before)).rejects.toMatchObject({ code: 'link_invalid' });
  });

  it('stay good when a new key signs and the old one only verifies', async () => {
    const token = await links.sign(invitation);
    const later = createLinks({ keys: [key(), ...keys], publicUrl });
    await expect(later.verify(token, before)).resolves.toMatchObject({ round: 1 });
  });

  it('cannot be used as a session or to sign in', async () => {
    const token = await links.sign(invitation);
    const database = await openEmptyStore();
    const sessions = createSessions({ keys, spentLinks: createSpentLinks(database) });
    expect(await sessions.read(token, before)).toBeUndefined();
    await expect(sessions.peek(token, before)).rejects.toMatchObject({ code: 'link_invalid' });
    await database.close();
  });

  it('cannot be made with a short key', () => {
    expect(() => createLinks({ keys: ['c2hvcnQ'], publicUrl })).toThrow('at least 32 bytes');
  });
});
