import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const folders = 'activities api cli contracts definition domain infra mail worker workflows programmes'.split(' ');

/** A copy of the product with a cache of its own. */
const createCopy = () => {
  const copy = mkdtempSync(join(tmpdir(), 'gatehouse-copy-'));
  for (const name of [...folders, 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const cache = join(copy, 'cache');
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, args, {
      cwd: copy,
      env: { ...process.env, GATEHOUSE_BUILD_CACHE: cache },
      encoding: 'utf8',
    });
  return {
    copy,
    compiled: () => readdirSync(cache).filter((name) => name.startsWith('program-')),
    check: () => run('cli/gatehouse.js', 'check', '--language', 'en', 'programmes/stroke-registry.yaml'),
    run,
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
};

test('compiles the program once, and again as soon as a source is another', () => {
  const { copy, compiled, check, remove } = createCopy();
  try {
    const said = check();
    const [first] = compiled();
    expect(check()).toBe(said);
    expect(compiled()).toEqual([first]);
    const file = join(copy, 'cli/check.ts');
    writeFileSync(file, `console.log('another program');\n${readFileSync(file, 'utf8')}`);
    expect(check()).toBe(`another program\n${said}`);
    expect(compiled()).toHaveLength(2);
  } finally {
    remove();
  }
});

test('names in a trace the lines of the sources', () => {
  const { copy, run, remove } = createCopy();
  try {
    writeFileSync(
      join(copy, 'domain/tracing.ts'),
      [
        'interface Nothing {',
        '  readonly of: string;',
        '}',
        '',
        'export const trace = (of: Nothing): string =>',
        '  new Error(of.of).stack!;',
        '',
      ].join('\n'),
    );
    const question = `require('./infra/compiled').loadCompiled().then(() => console.log(require('./domain/tracing').trace({ of: 'here' })))`;
    const [first, second] = run('-e', question).split('\n');
    expect(first).toBe('Error: here');
    expect(second).toContain(`${join('domain', 'tracing.ts')}:6:3`);
  } finally {
    remove();
  }
});
