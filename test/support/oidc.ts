import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './ports';

const FORMS = 10;

/** A company's sign-in service on loopback, and somebody's browser at it. */
export const startOidcProvider = async (redirectUri: string) => {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(__dirname, 'oidc-provider.mjs'), String(port), redirectUri], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');

  /** A browser that keeps the provider's cookies, so that it stays signed in there. */
  const browser = () => {
    const jar = new Map<string, string>();
    const visit = async (url: string, init: RequestInit = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return response;
    };
    const forms: string[] = [];
    return {
      /** The forms that were filled in, in their order: `login` asks who one is, `consent` whether to go on. */
      forms,
      /** Goes through the provider's pages as this account and answers the address, path and query, that it leads back to. */
      signIn: async (from: string, account: string): Promise<string> => {
        let response = await visit(from);
        for (let filled = 0; filled < FORMS;) {
          const to = response.headers.get('location');
          if (to?.startsWith(redirectUri)) return to.slice(new URL(redirectUri).origin.length);
          if (to) response = await visit(new URL(to, issuer).href);
          else {
            const html = await response.text();
            const action = /action="([^"]+)"/.exec(html)?.[1];
            const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1];
            if (!action || !prompt) throw new Error(`The provider answered ${response.status}: ${html}`);
            forms.push(prompt);
            filled += 1;
            const body = new URLSearchParams({ prompt, login: account, password: 'any' });
            response = await visit(new URL(action, issuer).href, { method: 'POST', body });
          }
        }
        throw new Error('The provider asks without end.');
      },
    };
  };

  return {
    settings: { issuer, clientId: 'gatehouse', clientSecret: 'a-secret-for-tests-only' },
    browser,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
};

export type OidcProvider = Awaited<ReturnType<typeof startOidcProvider>>;
