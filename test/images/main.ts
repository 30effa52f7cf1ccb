import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../support/browser';
import { createPlace } from '../support/started';
import { askMore, decideOnPhone, decideTogether, readOtherwise } from './chairman';
import { frames, kept, type Frame } from './frames';
import { lookHalfWay } from './half-way';
import {
  concludeFramework,
  lookAround,
  proposeGate,
  shareMoney,
  startMore,
  startOffice,
  submitFramework,
} from './office';
import { lookInside } from './operator';
import { askAgain } from './rounds';
import { openStudio, type Studio } from './studio';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What is kept lives in every clone of this repository for good. */
const MOST_BYTES = 250 * 1024;

const { values, positionals } = parseArgs({
  options: { keep: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** What fails here holds up nothing of what comes after it, but it is told. */
async function goOn(studio: Studio, name: string, walk: () => Promise<void>): Promise<void> {
  await walk().catch((error: unknown) => studio.blame(name, error instanceof Error ? error.message : String(error)));
}

/** Office, chairman and operator meet in one running product. */
async function walk(studio: Studio): Promise<void> {
  const place = await createPlace();
  const browser = await startBrowser();
  try {
    await place.start();
    const scene = { place, studio, browser };
    const office = await startOffice(scene);
    const approval = await submitFramework(scene, office);
    await proposeGate(scene, office);
    const { gate } = await askMore(scene);
    const phone = await decideOnPhone(scene, approval);
    await decideTogether(scene, phone, gate);
    await readOtherwise(scene, approval);
    await lookInside(scene, office, approval);
    for (const walked of [lookAround, shareMoney]) await goOn(studio, walked.name, () => walked(scene, office));
    await askAgain(scene, office);
    await concludeFramework(scene, office, approval);
    await startMore(scene, office);
  } finally {
    await browser.stop();
    await place.clear();
  }
}

function keep(folder: string): void {
  for (const name of kept)
    copyFileSync(join(folder, `${name}.png`), join(__dirname, '../../docs/images', `${name}.png`));
}

/** `npm run images [-- <folder>] [--keep]`: forty images of three journeys; exit code 1 when a page that was met is not as it should be. */
async function main(): Promise<number> {
  const [given] = positionals;
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'gatehouse-images-')) : resolve(given);
  mkdirSync(folder, { recursive: true });
  const studio = await openStudio(folder, say);
  try {
    await goOn(studio, 'the journeys', () => walk(studio));
    await goOn(studio, 'half-way', () => lookHalfWay(studio));
  } finally {
    await studio.stop();
  }
  const names = Object.keys(frames) as Frame[];
  for (const name of names) if (!studio.taken.has(name)) studio.blame(name, 'was not taken');
  for (const name of kept) if ((studio.taken.get(name) ?? 0) > MOST_BYTES) studio.blame(name, 'is too large to keep');
  if (values.keep) keep(folder);
  say(`${studio.taken.size} images in ${folder}; ${studio.wrong.length} things are wrong.`);
  return studio.wrong.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
