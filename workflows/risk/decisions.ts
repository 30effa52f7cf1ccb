import { approvalId } from '../../contracts/approval';
import { contextOf } from '../../contracts/context';
import type { ClosingAsked, RiskInput } from '../../contracts/risk';
import { isApproved, type Content, type Subject } from '../../domain/approvals/approvals';
import type { RiskAsking } from '../../domain/resumed/risks';
import { acceptanceContent, closingContent } from '../../domain/risks/contents';
import { acceptanceOver, acceptedAnew } from '../../domain/risks/turns';
import { isOpenRisk, type Acceptance, type RiskMatter } from '../../domain/risks/risks';
import type { RiskLevel } from '../../domain/programme/risk-plans';
import type { Person } from '../../domain/shared/keys';
import { ask, wereOpened } from '../approval/asking';
import { endOfDay, findRiskOwners } from '../kit/activities';
import type { RiskActions } from './actions';
import type { RiskDesk } from './desk';

const kinds = { acceptance: 'riskAcceptance', closing: 'riskClosing' } as const satisfies Readonly<
  Record<RiskMatter, Subject['kind']>
>;

/** What the groups of a risk's level decide about it: that it is accepted until a day, and that it is closed. */
export const createDecisions = (desk: RiskDesk, actions: RiskActions) => {
  const { input, ledger, sideWork, happen, today } = desk;
  const { programme, rules, zone } = input;
  const { key, owner } = input.risk;
  const now = () => new Date().toISOString();

  /** Nobody knows how high a risk is that was never assessed: the highest level decides. */
  const levelNow = (): RiskLevel => desk.risk().level ?? 'high';

  const nextApproval = (matter: RiskMatter) =>
    approvalId({ programme, subject: { kind: kinds[matter], key }, round: desk.risk().rounds[matter] + 1 });

  const owners = async () => (await findRiskOwners({ programme, ...(owner !== undefined && { owner }) })).owners;

  const askGroups = (matter: RiskMatter, level: RiskLevel, content: Content, requester: Person) =>
    ask({
      ...contextOf(input),
      subject: { kind: kinds[matter], key },
      groups: rules.authority[level],
      policy: rules.policy,
      round: desk.risk().rounds[matter],
      content,
      requester,
    });

  const isAskedStill = (approval: string) => desk.risk().asked?.approval === approval;

  async function decideAcceptance(acceptance: Acceptance, level: RiskLevel) {
    const content = acceptanceContent(desk.risk(), acceptance);
    const { approval, outcome } = await askGroups('acceptance', level, content, acceptance.by);
    const { until } = acceptance;
    const [told, endsAt] = [await owners(), await endOfDay({ date: until, zone })];
    if (!isAskedStill(approval)) return;
    const about = { risk: key, approval };
    if (!isApproved(outcome)) return happen({ type: 'risk.acceptanceRefused', ...about, outcome, told });
    const granted = { ...acceptance, approval, level, on: today(), endsAt };
    happen({ type: 'risk.accepted', ...about, acceptance: granted });
  }

  async function decideClosing(asked: ClosingAsked) {
    const { approval, outcome } = await askGroups('closing', levelNow(), closingContent(desk.risk(), asked), asked.by);
    const told = await owners();
    if (!isAskedStill(approval)) return;
    if (!isApproved(outcome)) return happen({ type: 'risk.closingRefused', risk: key, approval, outcome, told });
    actions.drop('风险已关闭 / the risk was closed');
    happen({ type: 'risk.closed', risk: key, approval, ...asked });
  }

  function askAcceptance(acceptance: Acceptance) {
    const [approval, level] = [nextApproval('acceptance'), levelNow()];
    happen({ type: 'risk.acceptanceAsked', risk: key, approval, acceptance, level });
    sideWork.ask('acceptance', () => decideAcceptance(acceptance, level));
    return { approval, entries: ledger.unwritten() };
  }

  const isAcceptanceOver = () => acceptanceOver(desk.risk(), now()) !== undefined;

  /** What lapsed is asked anew as soon as nothing else is being decided. */
  const anew = () => {
    const { lapsed, asked } = desk.risk();
    return lapsed && !asked && isOpenRisk(desk.risk()) ? lapsed : undefined;
  };

  return {
    groups: () => rules.authority[levelNow()],
    askAcceptance,
    askClosing: (asked: ClosingAsked) => {
      const approval = nextApproval('closing');
      happen({ type: 'risk.closingAsked', risk: key, approval, ...asked });
      sideWork.ask('closing', () => decideClosing(asked));
      return { approval, entries: ledger.unwritten() };
    },
    hasTurn: () => isAcceptanceOver() || anew() !== undefined,
    /** An acceptance ends with its day, or once the risk is worse than what was accepted; then it is asked for anew. */
    endAcceptance: async (): Promise<void> => {
      if (isAcceptanceOver()) {
        const told = await owners();
        const { acceptance } = desk.risk();
        const cause = acceptanceOver(desk.risk(), now());
        if (acceptance && cause)
          happen({ type: 'risk.acceptanceEnded', risk: key, approval: acceptance.approval, cause, told });
      }
      const lapsed = anew();
      if (lapsed) askAcceptance(acceptedAnew(lapsed, today(), rules.atMostDays));
    },
    /** What groups were deciding on when it was lost is waited for as before. */
    goOn: (
      { matters, opened }: NonNullable<NonNullable<RiskInput['resumed']>['again']> = { matters: [], opened: [] },
    ) => {
      wereOpened(opened);
      matters.forEach(goOnWith);
    },
  };

  function goOnWith(asked: RiskAsking) {
    if (asked.type === 'risk.acceptanceAsked')
      sideWork.ask('acceptance', () => decideAcceptance(asked.acceptance, asked.level));
    else sideWork.ask('closing', () => decideClosing({ by: asked.by, reason: asked.reason }));
  }
};
