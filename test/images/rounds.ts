import { eventually } from '../support/eventually';
import { east, seedKey, west } from '../support/seed';
import { stepsIn } from '../support/steps';
import type { Page } from 'playwright-core';
import { press, type Scene } from './office';

const agreement = 'nda';

/** The text of the agreement as it is asked in a round. */
const textOf = (months: string, days: string) =>
  [
    '# 保密协议',
    '第一条　保密信息指一方以书面、口头或其他形式披露并标明保密的技术、经营和客户信息。',
    `第二条　保密期限自本协议生效之日起${months}，不因合作终止而缩短。`,
    `第三条　合作终止后${days}内，接收方应返还或销毁全部保密信息，并书面确认。`,
    '第四条　因履行法定义务须披露的，应事先通知披露方。',
  ].join('\n\n');

/** An agreement is sent back and comes again: whoever decides sees in which lines it differs. */
export async function askAgain({ place, studio }: Scene, office: Page): Promise<void> {
  const steps = stepsIn(place, seedKey);
  const submit = async (text: string): Promise<void> => {
    await office.goto(`${place.url}/programmes/${seedKey}/agreements/${agreement}`);
    await office.fill('[name=summary]', '保护双方在合作中披露的技术与客户信息');
    await office.fill('[name=document]', '保密协议');
    const file = { name: '保密协议.md', mimeType: 'text/markdown', buffer: Buffer.from(text) };
    await office.setInputFiles('[name="document.file"]', file);
    await press(office, '提交审批');
  };
  const round = (number: number) => `${seedKey}:agreement:${agreement}:${number}`;
  await submit(textOf('二十四个月', '六十日'));
  const people = [`research@${west.domain}`, `product@${west.domain}`];
  for (const link of await place.mails.linksTo(people, round(1)))
    await place.postBy(link, `/approvals/${encodeURIComponent(round(1))}/decisions`, {
      verdict: 'requestChanges',
      comment: '保密期限偏短，返还期限偏长。',
    });
  await eventually(async () => (await steps.approvalOf(round(1))).state !== 'open');
  await steps.until((now) => steps.stateOf(now, agreement) !== 'internalApproval');
  await submit(textOf('六十个月', '三十日'));
  const page = await studio.visit();
  await page.goto((await place.mails.linkTo(`research@${east.domain}`, round(2))).url);
  await page.locator('summary', { hasText: '与上一轮的差异' }).click();
  await studio.shoot(page, 'difference', { height: 1200 });
  await page.context().close();
}
