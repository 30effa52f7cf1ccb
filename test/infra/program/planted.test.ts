import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../..');

/** The program as its compiler reads it, with something planted in some files: all sources but tests and benches. */
const compile = (planted: Readonly<Record<string, (source: string) => string>>): ts.Program => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => readFileSync(file, 'utf8'));
  const read = ts.parseJsonConfigFileContent({ ...config, exclude: ['test', 'bench'] }, ts.sys, root);
  const options = { ...read.options, incremental: false, types: ['node'] };
  const host = ts.createCompilerHost(options);
  const texts = new Map(
    Object.entries(planted).map(([file, change]) => [join(root, file), change(readFileSync(join(root, file), 'utf8'))]),
  );
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...how) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
    return getSourceFile(file, ...how);
  };
  const rootNames = read.fileNames.filter((file) => !/^(test|bench)\//.test(relative(root, file)));
  return ts.createProgram({ rootNames, options, host });
};

/** Only these can have a place for each noun or verdict, and looking at all takes long. */
const SPEAKS = /\b(Noun|ByNoun|Happening|Verdict)\b/;

/** The files that no longer compile once something is planted. */
const brokenBy = (planted: Parameters<typeof compile>[0]): readonly string[] => {
  const program = compile(planted);
  const broken = program
    .getSourceFiles()
    .filter(({ fileName, text }) => !fileName.includes('node_modules') && SPEAKS.test(text))
    .filter((file) => program.getSemanticDiagnostics(file).length > 0)
    .map(({ fileName }) => relative(root, fileName));
  return broken.sort();
};

const replaced = (was: string, is: string) => (source: string) => {
  expect(source).toContain(was);
  return source.replace(was, is);
};

test('a noun of which a layer has not heard does not compile, and neither does a verdict', () => {
  const broken = brokenBy({
    'domain/record/ledger.ts': replaced(
      'export type Happening =',
      "export type Happening =\n  | { readonly type: 'planted.raised'; readonly planted: string }",
    ),
    'domain/approvals/approvals.ts': replaced("'recuse'] as const", "'recuse', 'planted'] as const"),
  });
  expect(broken).toEqual([
    'activities/mails/decision-lines.ts',
    'api/nouns.ts',
    'domain/approvals/bars.ts',
    'domain/approvals/words.ts',
    'domain/letters/calls.ts',
    'domain/letters/letters.ts',
    'domain/record/process-types.ts',
    'domain/record/titles.ts',
    'domain/views/nouns.ts',
    'infra/recovery/nouns.ts',
    'infra/store/programme-projection.ts',
  ]);
});
