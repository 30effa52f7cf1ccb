import { Command, Option } from 'commander';
import { readEnv } from '../infra/host/env';
import { terminalLanguage } from './terminal';
import { storeOf } from '../infra/places';
import type { Answers } from './questions';
import type { FilesPlace } from '../infra/files/port';
import type { Database } from '../infra/store/database';
import type { EvidenceFiles } from '../infra/store/evidence-files';
import { openDatabase } from '../infra/store/opened';

type NewOptions = Answers & { readonly lang?: 'zh' | 'en'; readonly yes?: boolean };

/** What each command does is loaded when it is used: `check` needs no server and starts in a moment. */
const program = new Command('gatehouse').description(
  'Runs the milestones and approvals of a programme that two companies carry out together.',
);
const print = (line: string) => console.log(line);

/** Runs a command; a failure is told in one sentence, with exit code 1. */
const run =
  <Args extends unknown[]>(work: (...args: Args) => Promise<number | void>) =>
  async (...args: Args): Promise<void> => {
    try {
      process.exitCode = (await work(...args)) ?? 0;
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  };

const withStore = async (work: (database: Database) => Promise<number>): Promise<number> => {
  const database = await openDatabase(storeOf(readEnv(process.env)), print);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const filesFromEnv = () =>
  (require('../infra/files/settings') as typeof import('../infra/files/settings')).filesOf(readEnv(process.env));
const filesVerbs = () => require('./files') as typeof import('./files');

const withFiles = (work: (files: EvidenceFiles) => Promise<number>): Promise<number> =>
  withStore((database) => {
    const { createEvidenceFiles } =
      require('../infra/store/evidence-files') as typeof import('../infra/store/evidence-files');
    return work(createEvidenceFiles(database, filesFromEnv()));
  });

program
  .command('start')
  .description('run everything on this machine')
  .action(
    run(async () => {
      const env = readEnv(process.env); // a wrong setting is said before anything is loaded
      return (require('./start') as typeof import('./start')).start(env, print);
    }),
  );
program
  .command('worker')
  .description('run one worker beside a Temporal cluster and a Postgres')
  .action(run(async () => (require('../worker/main') as typeof import('../worker/main')).main()));
program
  .command('api')
  .description('serve pages and operations beside a Temporal cluster and a Postgres')
  .action(run(async () => (require('../api/main') as typeof import('../api/main')).main()));
program
  .command('setup')
  .description('prepare a server and a store of your own: namespace, search attributes, tables')
  .action(run(async () => (require('./setup') as typeof import('./setup')).setup(readEnv(process.env), print)));
program
  .command('build')
  .description('compile the program and bundle the workflows now, so that a start finds both made')
  .action(
    run(async () => {
      await (require('../worker/bundle') as typeof import('../worker/bundle')).bundleWorkflows();
    }),
  );
program
  .command('new [file]')
  .description('write the first file of a programme from ten answers; it never overwrites a file')
  .addOption(
    new Option('--lang <language>', 'of the questions and the file; that of the terminal').choices(['zh', 'en']),
  )
  .option('--company-a <name>', 'name of the first company')
  .option('--company-b <name>', 'name of the second company')
  .option('--title <title>', 'title of the programme')
  .option('--domain-a <domain>', 'mail domain of the first company')
  .option('--domain-b <domain>', 'mail domain of the second company')
  .option('--calendar-a <calendar>', 'working days of the first company: cn, weekdays, de, Hamburg …')
  .option('--calendar-b <calendar>', 'working days of the second company')
  .option('--groups <titles>', 'groups that decide, with commas between')
  .option('--phases <phases>', 'phases with their months, with commas between: "Start 6, Build 18"')
  .option('--starts <day>', 'first day, YYYY-MM-DD')
  .option('-y, --yes', 'ask nothing: take the usual for what is not given')
  .action(
    run(async (file: string | undefined, { lang, yes, ...given }: NewOptions) => {
      const { draft } = require('./new') as typeof import('./new');
      const terminal = {
        input: process.stdin,
        write: (text: string) => void process.stdout.write(text),
        now: new Date(),
      };
      const asking = { given, language: lang ?? terminalLanguage(process.env), isQuiet: yes === true };
      return draft(terminal, file, asking);
    }),
  );
program
  .command('check <paths...>')
  .description('say what definition files mean, or every defect with its line and column')
  .addOption(
    new Option(
      '--lang, --language <language>',
      'of the sentences; that of the file when left out, else of the terminal',
    ).choices(['zh', 'en', 'both']),
  )
  .action(
    run(async (paths: string[], { language }: { language?: 'zh' | 'en' | 'both' }) =>
      (require('./check') as typeof import('./check')).check(
        paths,
        { asked: language, terminal: terminalLanguage(process.env) },
        print,
      ),
    ),
  );
program
  .command('recompute <file>')
  .description('compute a distribution run again from its file, without a server, and compare lines and hash')
  .addOption(new Option('--language <language>', 'of the sentences').choices(['zh', 'en']).default('zh'))
  .action(
    run(async (file: string, { language }: { language: 'zh' | 'en' }) =>
      (require('./recompute') as typeof import('./recompute')).recompute(file, language, print),
    ),
  );
program
  .command('calendar')
  .description('calendars of a running programme')
  .command('import <file>')
  .description('publish a year of a calendar from its official notice; open deadlines are counted again')
  .requiredOption('--programme <key>', 'the programme')
  .requiredOption('--calendar <key>', 'the calendar, such as cn')
  .action(
    run(async (file: string, destination: { programme: string; calendar: string }) =>
      (require('./calendar') as typeof import('./calendar')).importCalendar(
        file,
        destination,
        readEnv(process.env),
        print,
      ),
    ),
  );
program
  .command('verify')
  .description('prove that the record is as it was written')
  .option('--read-model', 'also that what pages and lists show is what the record says')
  .action(
    run(async (options: { readModel?: boolean }) =>
      withStore(async (database) =>
        (require('./verify') as typeof import('./verify')).verify(database, print, {
          ...options,
          files: filesFromEnv(),
        }),
      ),
    ),
  );
const filesCommand = program.command('files').description('where the files in evidence are kept');
filesCommand
  .command('places')
  .description('say how many files are where')
  .action(run(async () => withFiles((files) => filesVerbs().listPlaces(files, print))));
filesCommand
  .command('move')
  .description('bring every file to one place, beside the running product; it may be run again')
  .addOption(new Option('--to <place>', 'where to; GATEHOUSE_FILES when left out').choices(['store', 'folder', 's3']))
  .action(
    run(async ({ to = readEnv(process.env).GATEHOUSE_FILES }: { to?: FilesPlace }) =>
      withFiles((files) => filesVerbs().moveFiles(files, to, print)),
    ),
  );
filesCommand
  .command('infected')
  .description('list the files that were refused for what a virus scanner found')
  .action(run(async () => withFiles((files) => filesVerbs().listInfected(files, print))));
program
  .command('recover')
  .description(
    'bring record and processes together again after one of them was lost or put back; beside the running product',
  )
  .action(run(async () => (require('./recover') as typeof import('./recover')).recover(readEnv(process.env), print)));
program
  .command('store')
  .description('hold the store open for psql, pg_dump and pg_restore, until Ctrl-C')
  .action(
    run(async () =>
      withStore(async () => {
        print('The store is open. Ctrl-C closes it.');
        await new Promise<void>((resolve) => {
          for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
        });
        return 0;
      }),
    ),
  );
program
  .command('rebuild')
  .description('build the read model again from the record')
  .action(
    run(async () =>
      withStore(async (database) => (require('./rebuild') as typeof import('./rebuild')).rebuild(database, print)),
    ),
  );

void program.parseAsync();
