/** What HTTP answered; `body` is parsed when it is JSON, else the text. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** What every refusal of the API looks like. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly detail: string;
  readonly detailZh: string;
  readonly detailEn: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A link that was mailed. */
interface Mailed {
  readonly token: string;
  readonly digits?: string;
}

type Given = Readonly<Record<string, string>>;

/** Of each request its own connection: a server ends one that has been idle, and a request that was just being sent on it would be lost. */
export const connectsAnew = { connection: 'close' };

async function send<Body>(url: string, init: RequestInit): Promise<Answered<Body>> {
  const headers = { ...connectsAnew, ...(init.headers as Given) };
  const response = await fetch(url, { redirect: 'manual', ...init, headers });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
}

/** Calls the API of a running product over HTTP, in the office's name unless another token is given. */
export const callerOf = (url: string, officeToken: string) => {
  const authorization = (token = officeToken) => ({ authorization: `Bearer ${token}` });
  const raw = <Body = Refused>(method: string, path: string, init: RequestInit = {}) =>
    send<Body>(`${url}${path}`, { method, ...init });
  return {
    /** As it stands: no token, no content type of ours. */
    raw,
    get: <Body = Refused>(path: string, token?: string) =>
      raw<Body>('GET', `/api/v1${path}`, { headers: authorization(token) }),
    post: <Body = Refused>(path: string, body: unknown = {}, { token, ...headers }: Given & { token?: string } = {}) =>
      raw<Body>('POST', `/api/v1${path}`, {
        headers: { ...authorization(token), 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    /** By the link of a mail, with what the mail prints beside it. */
    postBy: <Body = Refused>({ token, digits }: Mailed, path: string, body: object = {}, headers: Given = {}) =>
      raw<Body>('POST', `/api/v1${path}`, {
        headers: { ...authorization(token), 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ ...(digits && { digits }), ...body }),
      }),
  };
};

export type Calls = ReturnType<typeof callerOf>;
