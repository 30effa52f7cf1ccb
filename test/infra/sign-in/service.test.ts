import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOidc } from '../../../infra/sign-in/oidc';

const keys = [Buffer.alloc(32, 7).toString('base64url')];

/** A service that tells of itself at `<path>/.well-known/…` alone; `issuer` is what it says that it is. */
const serviceAt = async (path: string, issuer: (origin: string) => string, status = 200) => {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const isThere = request.url === `${path}/.well-known/openid-configuration`;
    response.writeHead(isThere ? status : 404, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        issuer: issuer(origin),
        authorization_endpoint: `${origin}/auth`,
        response_types_supported: ['code'],
      }),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};

const lookingAt = (issuer: string) =>
  createOidc({ issuer, clientId: 'gatehouse', clientSecret: 'x', publicUrl: 'https://gatehouse.example', keys });

describe('a realm of a sign-in service', () => {
  it.each([
    ['with a slash, and calls itself without', '/realms/works/', ''],
    ['without a slash, and calls itself with one', '/realms/works', '/'],
    ['as it calls itself', '/realms/works', ''],
  ])('is found where its address is written %s', async (_, written, ending) => {
    const service = await serviceAt('/realms/works', (origin) => `${origin}/realms/works${ending}`);
    try {
      const { url } = await lookingAt(`${service.origin}${written}`).begin({ next: '/inbox' }, new Date());
      expect(url).toContain(`${service.origin}/auth?`);
    } finally {
      await service.stop();
    }
  });

  it.each<[string, string, (origin: string) => string, number, string]>([
    ['that is not there', '/realms/other', (origin) => origin, 200, 'identity_provider_wrong'],
    ['that calls itself another', '/realms/works', () => 'https://elsewhere.example', 200, 'identity_provider_wrong'],
    ['that is out of order', '/realms/works', (origin) => origin, 502, 'identity_provider_unavailable'],
  ])(
    '%s is told as what it is: a mistake that waiting does not mend, or an outage',
    async (_, written, issuer, status, code) => {
      const service = await serviceAt('/realms/works', issuer, status);
      try {
        await expect(lookingAt(`${service.origin}${written}`).look()).rejects.toMatchObject({ code });
      } finally {
        await service.stop();
      }
    },
  );

  it('on a machine that does not answer is an outage, and on one that is not there a mistake', async () => {
    await expect(lookingAt('http://127.0.0.1:9').look()).rejects.toMatchObject({
      code: 'identity_provider_unavailable',
    });
    await expect(lookingAt('http://login.invalid').look()).rejects.toMatchObject({ code: 'identity_provider_wrong' });
  });
});
