import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port is in use by another program; the sentence names the port and the variable that moves ours. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly code = 'port_taken';

  constructor(
    readonly port: number,
    readonly variable: string,
  ) {
    super(
      `Port ${port} is in use by another program, perhaps another Gatehouse. Stop it, or set ${variable} to a free port.`,
    );
  }
}

/** Why a server does not listen: `PortTaken`, or what it was told. */
export const whyNotListening = (error: unknown, port: number, variable: string): unknown =>
  (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(port, variable) : error;

/** Throws `PortTaken` for a port of 127.0.0.1 on which another program listens. */
export async function assertFree(port: number, variable: string): Promise<void> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw whyNotListening(error, port, variable);
  }
  probe.close();
  await once(probe, 'close');
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
