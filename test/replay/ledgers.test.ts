import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { happeningTypes } from '../../domain/letters/calls';
import { ledgerNames, ledgersFolder, readLedger } from './ledger-shelf';
import { readRoutes } from './read-routes';
import { aboutNone, seenOn } from './seen-on';

test.each(ledgerNames)('the record "%s" is told by a test file beside it', (name) => {
  expect(readFileSync(join(ledgersFolder, `${name}.test.ts`), 'utf8')).toContain(`describeRecord('${name}')`);
});

test('each address that is opened is seen on one of the records, or is about none', () => {
  expect(Object.keys(seenOn).filter((name) => !ledgerNames.includes(name))).toEqual([]);
  expect([...Object.values(seenOn).flat(), ...aboutNone].sort()).toEqual([...readRoutes].sort());
});

test('every happening is held by one of the records', () => {
  const held = ledgerNames.flatMap((name) => readLedger(name).ledger.map(({ type }) => type));
  expect(happeningTypes.filter((type) => !held.includes(type))).toEqual([]);
});
