import { createServer, type RequestListener } from 'node:http';
import { whyNotListening } from '../../infra/host/ports';

/** Serves HTTP on a port; `stop` lets requests under way finish, three seconds at most. Throws `PortTaken`. */
export const listen = (
  app: RequestListener,
  port: number,
  host: string,
): Promise<{ readonly stop: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once('error', (error) => reject(whyNotListening(error, port, 'PORT')));
    const stop = () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 3_000).unref();
      });
    server.listen(port, host, () => resolve({ stop }));
  });
