import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { freePort } from './ports';

/** What a receiver of chat messages got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A real HTTP server where chats would be: keeps what it gets, answers as it is told to, can be away and come back. */
export const startReceiver = async () => {
  const port = await freePort();
  const got: Received[] = [];
  const answers = new Map<string, (Answer | 'silence')[]>();
  let server: Server | undefined;

  const start = async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const { pathname } = new URL(request.url ?? '/', 'http://receiver');
        got.push({ path: request.url ?? '', headers: request.headers, body, at: Date.now() });
        const answer = answers.get(pathname)?.shift() ?? { status: 200 };
        if (answer === 'silence') return;
        const { status, headers, body: said = '' } = answer;
        response.writeHead(status, headers).end(said);
      });
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await start();

  return {
    url: `http://127.0.0.1:${port}`,
    start,
    stop: async () => {
      server?.closeAllConnections();
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
      server = undefined;
    },
    /** What came to a path, in its order. */
    to: (path: string) => got.filter((each) => each.path.split('?')[0] === path),
    /** The next answers at a path; afterwards it answers 200 again. */
    answer: (path: string, ...next: readonly (Answer | 'silence')[]) => void answers.set(path, [...next]),
  };
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
