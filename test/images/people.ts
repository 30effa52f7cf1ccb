import type { Page } from 'playwright-core';
import { signedIn } from '../support/visitor';
import type { Place } from '../support/started';

/** Somebody who has signed in by their mail: by the API in their own name, and with a browser that knows them. */
export async function actingAs({ url, mails, raw }: Place, person: string) {
  const { jar } = await signedIn({ url, mails }, person);
  const session = jar.get('gatehouse_session /')?.value ?? '';
  const must = async <Body>(path: string, body: object): Promise<Body> => {
    const headers = {
      cookie: `gatehouse_session=${session}`,
      origin: url,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    };
    const answer = await raw<Body>('POST', `/api/v1${path}`, { headers, body: JSON.stringify(body) });
    if (answer.status < 300) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  const known = async (page: Page): Promise<Page> => {
    await page.context().addCookies([{ name: 'gatehouse_session', value: session, url }]);
    return page;
  };
  return { must, known };
}

export type Acting = Awaited<ReturnType<typeof actingAs>>;
