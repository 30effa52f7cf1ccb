import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chown, lchown, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Runs PostgreSQL's programs as a user that they accept, and gives that user what is theirs. */
export interface PostgresUser {
  readonly spawn: (program: string, args: readonly string[], options: SpawnOptions) => ChildProcess;
  /** Gives the user a path and all that is in it; nothing changes where it is the user's already. */
  readonly own: (path: string) => Promise<void>;
}

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

const ourselves: PostgresUser = {
  spawn: (program, args, options) => spawn(program, args, options),
  own: async () => {},
};

/**
 * PostgreSQL refuses to run as root: there it runs as whoever owns the cluster, at first as the user `postgres` or else `nobody`.
 * Where that user may not pass a folder above (root's home), it is let through, which takes Linux and `setpriv`.
 */
export async function postgresUser(cluster: string, program: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return ourselves;
  const ids = (await ownerOf(cluster)) ?? (await leastUser());
  const isFree = (await mayPass(ids, dirname(cluster))) && (await mayPass(ids, dirname(program)));
  return {
    spawn: (file, args, options) =>
      isFree
        ? spawn(file, args, { ...options, ...ids })
        : spawn('setpriv', [...lettingPass(ids), file, ...args], options),
    own: (path) => own(path, ids),
  };
}

/** Another user's rights and the one to pass every folder; the bit keeps `access(2)` from answering without it. */
const lettingPass = ({ uid, gid }: Ids): readonly string[] => [
  '--securebits=+no_setuid_fixup',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  ...['inh-caps', 'ambient-caps', 'bounding-set'].map((set) => `--${set}=-all,+dac_override`),
];

async function ownerOf(path: string): Promise<Ids | undefined> {
  const owner = await stat(path).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

async function own(path: string, ids: Ids): Promise<void> {
  if ((await stat(path)).uid === ids.uid) return;
  for (const name of await readdir(path, { recursive: true }).catch(() => []))
    await lchown(join(path, name), ids.uid, ids.gid);
  await chown(path, ids.uid, ids.gid); // last, so that one that was broken off is done again
}

async function leastUser(): Promise<Ids> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid = '65534', gid = '65534'] =
    ['postgres', 'nobody'].flatMap((name) => users.filter(([each]) => each === name))[0] ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function mayPass({ uid, gid }: Ids, folder: string): Promise<boolean> {
  const at = await stat(folder);
  const bit = at.uid === uid ? 0o100 : at.gid === gid ? 0o010 : 0o001;
  if ((at.mode & bit) === 0) return false;
  return folder === dirname(folder) || mayPass({ uid, gid }, dirname(folder));
}
