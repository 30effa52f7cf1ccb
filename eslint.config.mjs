import tseslint from 'typescript-eslint';
import { moneyFiles, moneyPlugin } from './eslint-money.mjs';

/** What a layer may not import. The borders of docs/architecture.md; a breach is a lint error. */
const border = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }] },
});
const drivers = 'pg|@electric-sql/.*|nodemailer|@grpc/.*|smtp-server|mailparser';

/** A layer's rooms, low to high: a room imports from itself and from those below it, types included. */
const roomBorders = (layer, rooms, elsewhere = '') =>
  rooms.split(' ').flatMap((room, at, all) => {
    const above = all.slice(at + 1);
    const lower = all.slice(0, at);
    const message = `${room} imports only itself and the rooms below it: ${lower.join(' ')}.`;
    const beside = `(?!${lower.map((one) => `${one}/`).join('|') || '$'})`;
    return elsewhere
      ? [border([`${layer}/${room}/**`], `^(\\.\\./(${above.join('|') || '$'})/|\\.\\./[^/]+$|${elsewhere})`, message)]
      : [
          border([`${layer}/${room}/*.ts`], `^(?!\\./|\\.\\./).*|^\\.\\./${beside}`, message),
          border([`${layer}/${room}/*/*.ts`], `^(?!\\./|\\.\\./).*|^\\.\\./\\.\\./${beside}`, message),
        ];
  });
const domainRooms =
  'shared calendar programme facts evidence approvals tolerances roster obligations agreements projects evaluations needs schedule phases' +
  ' disputes risks improvements innovations staffing money definition policy-times strategy ip processes mail record chats resumed letters views';
const apiRooms =
  'http ui access evidence sign-in things decision feeds inbox obligations approvals agreements policy-times schedule phases strategy projects' +
  ' disputes improvements innovations staffing ip risks money budgets funds distributions evaluations roster calendars record search response-times operators previews inbound programmes';

const ourOuterLayers = '(\\.\\./)+(definition|mail|infra|activities|worker|api|cli)(/.*)?';
const above = (layers) => `(\\.\\./)+(${layers})(/.*)?`;

export default tseslint.config(
  { ignores: ['node_modules', 'data', 'coverage', '.stryker', 'test/replay/histories'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  border(['domain/*.ts'], '.*', 'a file of the domain stands in a room.'),
  ...roomBorders('domain', domainRooms),
  border(
    ['contracts/**'],
    `^(zod|node:.*|@temporalio/(proto|worker|client|activity).*|${drivers}|${ourOuterLayers}|(\\.\\./)+workflows(/.*)?)$`,
    'contracts are plain types and ids: no zod, no Node module, no proto value, no outer layer.',
  ),
  border(
    ['workflows/**'],
    `^(zod|node:.*|@temporalio/(proto|worker|client|activity).*|${drivers}|${ourOuterLayers.replace('activities|', '')})$`,
    'workflow code is deterministic: no zod, no Node module, no proto value, no infra.',
  ),
  border(
    ['definition/**'],
    `^(${drivers}|@temporalio/.*|${above('contracts|workflows|mail|infra|activities|worker|api|cli')})$`,
    'the file that an office writes is read by the domain alone.',
  ),
  border(
    ['mail/**'],
    `^(zod|${drivers}|@temporalio/.*|${above('workflows|infra|activities|worker|api|cli')})$`,
    'a mail is put together from the domain alone.',
  ),
  border(['infra/**'], `^(${above('workflows|activities|worker|api|cli')})$`, 'infra stands below the doors.'),
  border(['activities/**'], `^(${drivers}|${above('workflows|worker|api|cli')})$`, 'activities stand below the doors.'),
  border(['api/*', 'worker/**', 'cli/**'], `^(${drivers})$`, 'only infra imports drivers.'),
  ...roomBorders('api', apiRooms, `(${drivers})$`),
  { files: moneyFiles, plugins: { money: moneyPlugin }, rules: { 'money/exact': 'error' } },
  {
    files: ['cli/**', 'infra/compiled.js', 'bench/**', 'worker/b*.ts', 'test/replay/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: [
      '*.js',
      '*.mjs',
      'cli/*.js',
      'infra/compiled.js',
      'cli/main.ts',
      'infra/kept.js',
      'infra/reading/side-thread-entry.js',
      'test/support/jest/*.js',
      'test/faults/*.cjs',
    ],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
