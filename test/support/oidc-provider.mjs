// A real OpenID Connect provider in a process of its own: node oidc-provider.mjs PORT REDIRECT_URI. Whoever types a name is that account.
import Provider from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'gatehouse', client_secret: 'a-secret-for-tests-only', redirect_uris: [redirectUri] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['a-key-for-tests-only'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id.replace('unverified.', ''), email_verified: !id.startsWith('unverified.') }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
