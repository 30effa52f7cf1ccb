import { serverArguments } from '../../../infra/temporal/arguments';

const options = { port: 7233, namespace: 'default', searchAttributes: {}, dbFile: 'temporal.db' };

test.each([
  [true, 'synchronous=full'],
  [false, 'synchronous=normal'],
])('waits for the disk at each transaction where that is asked for: %s', (durable, pragma) => {
  const said = serverArguments({ ...options, durable });
  expect(said.filter((word) => word.startsWith('synchronous='))).toEqual([pragma]);
  expect(said).toContain('journal_mode=wal');
});

test('lets a Web UI and a poller look often enough, keeps few histories, and holds the HTTP door to names of this machine', () => {
  expect(serverArguments(options)).toEqual(
    expect.arrayContaining([
      'frontend.namespaceRPS.visibility=200',
      'history.hostLevelCacheMaxSize=8192',
      'frontend.httpAllowedHosts=["127.0.0.1:*","localhost:*"]',
    ]),
  );
});

test('serves no Web UI, and lets no process skip time, unless asked to', () => {
  expect(serverArguments(options)).toContain('--headless');
  expect(serverArguments(options).join(' ')).not.toContain('TimeSkipping');
  const asked = serverArguments({ ...options, ui: { host: '127.9.8.7', port: 8233 }, timeSkipping: true });
  expect(asked).toEqual(expect.arrayContaining(['--ui-ip', '127.9.8.7', '--ui-port', '8233']));
  expect(asked).toContain('frontend.WorkflowTimeSkippingEnabled=true');
});
