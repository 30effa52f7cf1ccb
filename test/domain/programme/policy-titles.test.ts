import { check } from '../../../cli/check';
import { policyTitle } from '../../../domain/programme/policy-titles';
import { seed, seedFile } from '../../support/seed';

test('a policy without a title is called by how it decides and in what time, never by its key', () => {
  const { oneOfEach } = seed.policies;
  if (!oneOfEach) throw new Error('The seed has this policy.');
  const { title, ...untitled } = oneOfEach;
  const named = policyTitle({ ...seed, policies: { oneOfEach: untitled } }, 'oneOfEach');
  expect(named.zh).toMatch(/^各方分别任一席同意，限 \d+ 个工作日$/);
  expect(named.en).toMatch(/^of each party any one seat approves, within \d+ working days?$/);
  expect(policyTitle(seed, 'oneOfEach')).toEqual(title);
  expect(policyTitle(seed, 'toString').zh).toBe('toString');
});

test('a check in both languages tells each under a heading of its own', async () => {
  const printed: string[] = [];
  await check([`programmes/${seedFile}`], { asked: 'both', terminal: 'zh' }, (line) => void printed.push(line));
  const [chinese, english] = ['==== 中文 ====', '==== English ===='].map((heading) => printed.indexOf(heading));
  expect(chinese).toBeGreaterThanOrEqual(0);
  expect(english).toBeGreaterThan(chinese ?? 0);
});
