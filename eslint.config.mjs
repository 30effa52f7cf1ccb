import tseslint from 'typescript-eslint';

/** What a layer may not import. The borders of docs/architecture.md; a breach is a lint error. */
const border = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }] },
});
const drivers = 'pg|@electric-sql/.*|nodemailer|@grpc/.*|smtp-server|mailparser';

/** The rooms of the domain, low to high: a room imports from those before it and from itself, types included. */
const rooms =
  'shared calendar programme facts evidence approvals tolerances roster obligations agreements projects evaluations needs schedule phases' +
  ' disputes definition policy-times ip processes mail record chats resumed letters views';
const roomBorders = rooms.split(' ').flatMap((room, at, all) => {
  const lower = `(${all.slice(0, at).join('|')})/`;
  const message = `${room} imports only itself and the rooms below it: ${all.slice(0, at).join(' ')}.`;
  return [
    border([`domain/${room}/*.ts`], `^(?!\\./|\\.\\./${lower}).*`, message),
    border([`domain/${room}/*/*.ts`], `^(?!\\./|\\.\\./(?!\\.\\.)|\\.\\./\\.\\./${lower}).*`, message),
  ];
});

const ourOuterLayers = '(\\.\\./)+(infra|activities|worker|api|cli)(/.*)?';

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
  ...roomBorders,
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
  border(['activities/**', 'api/**', 'worker/**', 'cli/**'], `^(${drivers})$`, 'only infra imports drivers.'),
  { files: ['cli/**', 'bench/**', 'worker/b*.ts', 'test/replay/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: [
      '*.js',
      '*.mjs',
      'cli/*.js',
      'cli/main.ts',
      'infra/kept.js',
      'infra/side-thread-entry.js',
      'test/support/jest/*.js',
      'test/faults/*.cjs',
    ],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
