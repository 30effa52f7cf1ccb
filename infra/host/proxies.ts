import { isIP } from 'node:net';
import { z } from 'zod';

/** Whose word is taken for where a request comes from: that of so many proxies in a row, or of the proxies at these addresses. */
export type Proxies = number | readonly string[];

/** A proxy on this machine alone: nobody who comes over a network can pass for one, be it the company's own. */
export const ownMachine: Proxies = ['loopback'];

/** More proxies than this in a row are a slip of the hand. */
const MOST_HOPS = 9;

/** Networks that go by a name; the last are the private ones, in which a company's people sit as well as its proxies. */
const networks = ['loopback', 'linklocal', 'uniquelocal'];

const isNetwork = (text: string): boolean => {
  if (networks.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  // Everybody would be a proxy by no bits at all.
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
};

const wrong = `must be how many proxies stand before us (0 to ${MOST_HOPS}), or their addresses or networks separated by commas, as 10.0.3.7, 10.0.3.0/24`;

/** As the environment says it: `1`, `10.0.3.7, fd00::/8`, `loopback`. */
export const proxies = z.string().transform((text, context): Proxies => {
  const parts = text.split(',').map((part) => part.trim());
  if (/^\d$/.test(text.trim())) return Number(text);
  if (parts.every(isNetwork)) return parts;
  context.addIssue({ code: 'custom', message: wrong });
  return z.NEVER;
});
