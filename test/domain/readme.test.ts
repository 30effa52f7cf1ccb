import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisionsWords } from '../../api/ui/decision-words';
import { signingContent } from '../../domain/agreements/proposals';
import { answersOf } from '../../domain/views/answers';
import { seed } from '../support/seed';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8').replace(/\s+/g, ' ');

const { title } = Object.values(seed.agreements)[0] ?? { title: { zh: '', en: '' } };
const content = signingContent({ title, summary: [], evidence: [] });
const { approve } = answersOf({ subject: { kind: 'agreement', key: 'framework' }, content });

test('the first decision of the README is made by the button that its page has, and answered as it answers', () => {
  expect(readme).toContain(`press **${approve.en}** (**${approve.zh}** on a Chinese page)`);
  expect(readme).toContain(`_${decisionsWords.en.recorded}: ${approve.en}_`);
  expect(readme).toContain(`按“${approve.zh}”，页面显示“${decisionsWords.zh.recorded}：${approve.zh}”`);
});
