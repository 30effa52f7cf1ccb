import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { pipeline } from 'node:stream';
import { whyNotListening } from '../host/ports';

/** Where something listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** The names of this machine's own loopback; a page from elsewhere can take over any other name, but none of these. */
const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

const isOwn = (host = ''): boolean => {
  const address = `http://${host}`;
  return URL.canParse(address) && ownNames.includes(new URL(address).hostname);
};

/**
 * Serves the Temporal Web UI, which answers whatever name it is called by, under loopback's names only. Where it listens itself,
 * `inner`, is told to nobody.
 */
export async function serveTemporalUi(
  port: number,
  inner: Listening,
): Promise<{ readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (!isOwn(request.headers.host)) {
      response.writeHead(421, { 'Content-Type': 'text/plain' }).end('The Temporal Web UI is local.\n');
      return;
    }
    const { method, url, headers } = request;
    const onward = ask({ ...inner, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response, () => undefined); // whoever asked may have gone
    });
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on('close', () => onward.destroy());
    pipeline(request, onward, () => undefined); // told by `onward` itself
  });
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    throw whyNotListening(error, port, 'TEMPORAL_UI_PORT');
  }
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { close };
}

/** Where the Web UI itself may listen: on Linux at an address of the loopback network that nobody can guess. */
export const hiddenHost = (): string => {
  if (process.platform !== 'linux') return '127.0.0.1';
  const part = () => 1 + Math.floor(Math.random() * 254);
  return `127.${part()}.${part()}.${part()}`;
};
