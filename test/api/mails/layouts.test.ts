import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutsText } from '../../../mail/compile';

it('mails are filled into the layouts that MJML makes of their source; to write them anew: npm run mails', async () => {
  const kept = readFileSync(join(__dirname, '../../../mail/layouts.json'), 'utf8');
  expect(kept).toBe(await layoutsText());
});
