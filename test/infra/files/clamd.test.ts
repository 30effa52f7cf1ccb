import { createClamd } from '../../../infra/files/clamd';
import { eicar, hasClamd, startClamd, startScanner, type Scanner } from '../../support/clamd';
import { freePort } from '../../support/ports';

const large = Buffer.alloc(25 * 1024 * 1024, 'text ');

const judges = async (scanner: Scanner): Promise<void> => {
  const scan = createClamd(scanner);
  expect(await scan(Buffer.from('%PDF-1.7 as agreed'))).toBeUndefined();
  expect(await scan(eicar)).toMatch(/^Eicar-Test-Signature/);
  expect(await scan(large)).toBeUndefined();
  expect(await Promise.all([scan(eicar), scan(Buffer.from('x')), scan(eicar)])).toEqual([
    expect.stringContaining('Eicar'),
    undefined,
    expect.stringContaining('Eicar'),
  ]);
};

test('a scanner says by INSTREAM whether there is something in a file', async () => {
  const scanner = await startScanner();
  await judges(scanner).finally(scanner.stop);
});

test('a scanner that is away, or says neither, is an outage and no verdict', async () => {
  const scan = createClamd({ host: '127.0.0.1', port: await freePort() });
  await expect(scan(eicar)).rejects.toMatchObject({ code: 'scanner_unavailable' });
  const small = await startScanner({ most: 1024 });
  try {
    await expect(createClamd(small)(large)).rejects.toMatchObject({
      code: 'scanner_unavailable',
      facts: { answered: expect.stringContaining('size limit exceeded') },
    });
  } finally {
    await small.stop();
  }
});

// On a machine that has it.
if (hasClamd())
  test('a real clamd says the same', async () => {
    const clamd = await startClamd();
    await judges(clamd).finally(clamd.stop);
  });
