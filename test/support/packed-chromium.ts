import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { cacheFolder } from '../../infra/kept';
import type { Chromium } from './chromium';

const root = join(dirname(require.resolve('@sparticuz/chromium')), '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };

const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(root, 'bin', `${name}.br`)));

/** Whole or not at all: other test files unpack at the same time. */
const unpackInto = (folder: string): void => {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  writeFileSync(join(unfinished, 'chromium'), unpacked('chromium'), { mode: 0o755 });
  for (const name of ['fonts.tar', 'al2023.tar'])
    execFileSync('tar', ['--extract', '--no-same-owner', '--directory', unfinished], { input: unpacked(name) });
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
  writeFileSync(join(unfinished, 'fonts.conf'), fonts);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error; // else somebody was quicker
  }
};

/** In the build cache, or where that is another user's, in one's own. */
const provide = (): string => {
  const places = [cacheFolder(process.env), join(homedir(), '.cache', 'gatehouse')];
  const folders = places.map((place) => join(place, `chromium-${version}`));
  const made = folders.find((folder) => existsSync(join(folder, 'chromium')));
  if (made) return made;
  const [folder = '', own = ''] = folders;
  try {
    unpackInto(folder);
    return folder;
  } catch {
    unpackInto(own);
    return own;
  }
};

const runs = async (executablePath: string, env: NodeJS.ProcessEnv): Promise<boolean> => {
  try {
    await promisify(execFile)(executablePath, ['--version'], { env: { ...process.env, ...env } });
    return true;
  } catch {
    return false; // a library is not there
  }
};

/** The Chromium for Linux x64 of the npm package @sparticuz/chromium, with the libraries and the font that it brings where this machine has none. */
export const unpackChromium = async (): Promise<Chromium> => {
  const folder = provide();
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const libraries = (await runs(executablePath, {})) ? {} : { LD_LIBRARY_PATH: join(folder, 'lib') };
  return { executablePath, env: { ...fonts, ...libraries } };
};
