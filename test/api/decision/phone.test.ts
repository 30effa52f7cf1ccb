import type { ApprovalRequest, Content, Subject } from '../../../domain/approvals/approvals';
import { approvalId } from '../../../contracts/approval';
import { policyOf, stagesOf } from '../../../domain/approvals/panels';
import { titlesOf } from '../../../domain/programme/titles';
import type { IdentityTier } from '../../../domain/programme/policies';
import { hashOf } from '../../../infra/host/hashes';
import { barriersOn, overflowOf } from '../../support/accessibility';
import { askedOfEachKind } from '../../support/asked-kinds';
import { phone } from '../../support/browser';
import { onServedStage } from '../../support/served-stage';
import { chair, officer } from '../../support/stage';

const { stage, visit, url } = onServedStage();

/** One and a half screens of a phone. */
const LIMIT = phone.height * 1.5;

/** Every kind of question, so that a new one does not compile without being looked at. */
const kinds: Readonly<Record<Subject['kind'], true>> = {
  agreement: true,
  milestone: true,
  gate: true,
  waiver: true,
  failure: true,
  exception: true,
  change: true,
  policy: true,
  adjustment: true,
  assessment: true,
  plan: true,
  scope: true,
  cost: true,
  evaluation: true,
  budget: true,
  budgetException: true,
  commissioning: true,
  improvement: true,
  riskAcceptance: true,
  riskClosing: true,
  innovation: true,
  distribution: true,
  draw: true,
  ratification: true,
  request: true,
  review: true,
};

const known = askedOfEachKind();

const long = (count: number, characters: number): Content['summary'] =>
  Array.from({ length: count }, (_, n) => ({
    zh: `第${n + 1}项：${'数据治理与质量控制须达标，'.repeat(characters)}`.slice(0, characters),
    en: `${n + 1}: ${'data have to be governed and checked, '.repeat(characters)}`.slice(0, characters * 2),
  }));

const fileNamed = (n: number) =>
  ({ kind: 'document', title: `附件 ${n} 号文件.pdf`, hash: `${n}a`.repeat(32) }) as const;

const worst: readonly (readonly [string, Content])[] = [
  [
    'with twenty criteria and eight files',
    {
      title: {
        zh: '第一阶段阶段门：建议【暂缓】至2027年2月27日',
        en: 'Gate of phase one: hold until 27 February 2027',
      },
      summary: long(20, 60),
      evidence: Array.from({ length: 8 }, (_, n) => fileNamed(n)),
    },
  ],
  [
    'with one line of four thousand characters',
    { title: { zh: '关于试点', en: 'On the pilot' }, summary: long(1, 4_000), evidence: [fileNamed(1)] },
  ],
];

const asked = async (kind: Subject['kind'], content: Content, identity: IdentityTier = 'link'): Promise<string> => {
  const subject = { kind, key: 'one' } as const;
  const id = approvalId({ programme: 'demo', subject, round: 1 });
  const { stages: _, ...policy } = policyOf(stage.programme, 'everybody');
  const request: ApprovalRequest = {
    programme: 'demo',
    approval: id,
    round: 1,
    subject,
    content,
    contentHash: hashOf(content),
    requester: officer,
    policy: { ...policy, identity },
    stages: stagesOf(
      stage.programme,
      policyOf(stage.programme, 'everybody'),
      Object.keys(stage.programme.governance.groups),
    ),
    definitionVersion: 'v'.repeat(64),
    titles: titlesOf(stage.programme),
  };
  await stage.tell(id, {
    type: 'approval.opened',
    request,
    plan: {
      opensAt: '2026-03-02T01:00:00Z',
      dueAt: '2026-03-09T17:30:00+08:00',
      provisional: false,
      reminders: [],
      rule: { zh: '5 个工作日', en: '5 working days' },
      calendarVersions: ['cn 2026'],
    },
  });
  return id;
};

/** Where the first button that decides begins, for whoever opens the link in a new browser. */
const buttonsAt = async (id: string, language: 'zh' | 'en', isLookedAt: boolean): Promise<number> => {
  const page = await visit(phone);
  await page.goto(`${url()}/d/${await stage.linkFor(id)}`);
  await page.goto(`${page.url()}?lang=${language}`);
  const button = await page.locator('form.decide button[value="approve"]').first().boundingBox();
  const over = await overflowOf(page);
  const barriers = isLookedAt ? await barriersOn(page) : [];
  await page.context().close();
  expect({ id, language, over, barriers }).toEqual({ id, language, over: 0, barriers: [] });
  return Math.round(button?.y ?? NaN);
};

const heights = async (id: string, isLookedAt: boolean) => ({
  zh: await buttonsAt(id, 'zh', isLookedAt),
  en: await buttonsAt(id, 'en', isLookedAt),
});
const within = { zh: expect.any(Number) as number, en: expect.any(Number) as number };

const expectWithin = async (id: string, isLookedAt = false) => {
  const at = await heights(id, isLookedAt);
  expect({ id, ...at, isWithin: Math.max(at.zh, at.en) <= LIMIT }).toEqual({ id, ...within, isWithin: true });
};

test('the records hold a question of every kind but that of a failed phase', () => {
  expect(Object.keys(kinds).filter((kind) => !known.has(kind as Subject['kind']))).toEqual(['failure']);
});

describe('on a phone, whoever opens a link has the buttons within one and a half screens', () => {
  it.each([...known.values()].map((each) => [each.subject.kind, each.content] as const))(
    'of the longest %s on record, asked of all groups',
    async (kind, content) => expectWithin(await asked(kind, content)),
  );

  it.each(worst)('of a gate %s', async (_what, content) => expectWithin(await asked('gate', content), true));

  it('of a matter that asks for a code', async () =>
    expectWithin(await asked('gate', worst[0]?.[1] as Content, 'link+code'), true));

  it('of one in which much was asked and answered', async () => {
    const id = await asked('failure', worst[0]?.[1] as Content);
    const at = '2026-03-02T02:00:00Z';
    const [seat = ''] =
      (await stage.readModel.approval(id))?.approval.request.stages[0]?.panels[0]?.seats.map(({ id }) => id) ?? [];
    await stage.tell(id, {
      type: 'approval.questioned',
      approval: id,
      at,
      by: chair,
      seat,
      question: '资金从哪里来？'.repeat(200),
    });
    await stage.tell(id, {
      type: 'approval.answered',
      approval: id,
      at,
      by: officer,
      answer: '合作发展基金。'.repeat(300),
    });
    await expectWithin(id, true);
  });
});
