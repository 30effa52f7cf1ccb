import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Whoever signs certificates, made for one test by the openssl of this machine. */
export const createAuthority = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-ca-'));
  const openssl = (...args: readonly string[]) => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', `/CN=${name}`);
  let issued = 0;
  return {
    cert: read('ca.pem'),
    /** A certificate for a name of a machine, or of a client. */
    issue: (subject: string): Certificate => {
      const file = `${(issued += 1)}`;
      writeFileSync(join(folder, `${file}.ext`), `subjectAltName=DNS:${subject},IP:127.0.0.1\n`);
      openssl('req', ...key, '-keyout', `${file}.key`, '-out', `${file}.csr`, '-subj', `/CN=${subject}`);
      openssl(
        ...['x509', '-req', '-in', `${file}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
        ...['-days', '2', '-extfile', `${file}.ext`, '-out', `${file}.pem`],
      );
      return { cert: read(`${file}.pem`), key: read(`${file}.key`) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
