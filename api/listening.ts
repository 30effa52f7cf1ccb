import { createServer, type RequestListener } from 'node:http';

/** A port is in use by another program. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';

  constructor(port: number) {
    super(`Port ${port} is already in use by another program. Stop it, or set PORT to a free port.`);
  }
}

/** Serves HTTP on a port; `stop` lets requests under way finish, three seconds at most. Throws `PortTaken`. */
export const listen = (
  app: RequestListener,
  port: number,
  host: string,
): Promise<{ readonly stop: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    const stop = () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 3_000).unref();
      });
    server.listen(port, host, () => resolve({ stop }));
  });
