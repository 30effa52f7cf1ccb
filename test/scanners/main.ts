import { startBrowser } from '../support/browser';
import { printable } from './met';
import { scan, scannersWith, type Scan } from './scanner';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** How often each status came: `303×2 401`. */
const counted = (statuses: readonly number[]): string =>
  [...new Set(statuses)]
    .map((status) => [status, statuses.filter((each) => each === status).length] as const)
    .map(([status, times]) => (times > 1 ? `${status}×${times}` : String(status)))
    .join(' ');

const tell = ({ name, does, statuses, decisions, wrong }: Scan) => {
  const mark = wrong.length === 0 ? 'ok   ' : 'WRONG';
  say(`${mark} ${name}: ${does} · ${counted(statuses)} · decisions ${decisions.join(' → ')}`);
  for (const line of wrong) say(`        ${line}`);
};

/** `npm run scan -- <link> …`: lets every scanner at decision links, a line each; exit code 1 when one of them did anything. */
const main = async (links: readonly string[]): Promise<number> => {
  if (links.length === 0 || !links.every((link) => URL.canParse(link))) {
    say('Name one or more decision links, as they stand in a mail: npm run scan -- https://…/d/…');
    return 2;
  }
  const browser = await startBrowser();
  let wrong = 0;
  try {
    for (const link of links) {
      say(`${new URL(link).origin}${printable(link)}`);
      for (const scanner of scannersWith(browser)) {
        const result = await scan(link, scanner);
        tell(result);
        wrong += result.wrong.length;
      }
    }
  } finally {
    await browser.stop();
  }
  say(wrong === 0 ? 'Nothing was decided, and every page kept its rules.' : `${wrong} things are wrong.`);
  return wrong === 0 ? 0 : 1;
};

main(process.argv.slice(2)).then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
