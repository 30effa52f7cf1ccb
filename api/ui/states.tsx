import { type Text, say, type Language } from '../../domain/shared/text';
import type { Dispute } from '../../domain/disputes/disputes';
import type { IpItem } from '../../domain/ip/ip';
import type { Risk } from '../../domain/risks/risks';
import type { Project } from '../../domain/projects/projects';
import type { ProgrammeView } from '../../domain/views/views';
import type { Tone } from './html';
import { Badge } from './html';
import type { MilestoneView, PhaseView } from '../../domain/phases/views';
import type { AgreementView } from '../../domain/agreements/views';
import type { EvaluationView } from '../../domain/evaluations/views';

/** What a state is called and which colour it has. */
interface Shown extends Text {
  readonly tone: Tone;
}

const shown = (tone: Tone, zh: string, en: string): Shown => ({ tone, zh, en });

const states: Readonly<
  Record<
    | ProgrammeView['state']
    | PhaseView['state']
    | MilestoneView['state']
    | AgreementView['state']
    | EvaluationView['state']
    | Project['state']
    | Dispute['state']
    | IpItem['state']
    | Risk['state']
    | 'inDispute',
    Shown
  >
> = {
  planned: shown('idle', '未开始', 'Not begun'),
  running: shown('running', '进行中', 'Running'),
  completed: shown('done', '已完成', 'Completed'),
  atGate: shown('running', '阶段门审批中', 'At its gate'),
  onHold: shown('soon', '暂缓', 'On hold'),
  exiting: shown('soon', '退出中', 'Being wound up'),
  ended: shown('idle', '已终止', 'Ended'),
  closed: shown('done', '已完成', 'Closed'),
  inProgress: shown('running', '进行中', 'In progress'),
  submitted: shown('running', '验收中', 'Being accepted'),
  accepted: shown('done', '已验收', 'Accepted'),
  conditionallyAccepted: shown('done', '有条件验收', 'Accepted with conditions'),
  rework: shown('soon', '退回重做', 'Rework'),
  waived: shown('done', '已豁免', 'Waived'),
  failed: shown('late', '未达成', 'Failed'),
  draft: shown('idle', '草案', 'Draft'),
  internalApproval: shown('running', '审批中', 'In approval'),
  signing: shown('running', '待签署', 'To be signed'),
  negotiating: shown('running', '谈判中', 'Negotiating'),
  rejected: shown('soon', '未获通过', 'Not approved'),
  conditionsPending: shown('running', '待条件成就', 'Conditions pending'),
  signed: shown('running', '已签署', 'Signed'),
  effective: shown('done', '已生效', 'Effective'),
  renewed: shown('done', '已续期', 'Renewed'),
  expiring: shown('soon', '通知期内', 'Expiring'),
  suspended: shown('late', '中止', 'Suspended'),
  terminated: shown('idle', '已终止', 'Terminated'),
  survival: shown('idle', '存续条款期', 'Survival'),
  expired: shown('idle', '已到期', 'Expired'),
  collecting: shown('running', '待填报', 'Awaiting figures'),
  signOff: shown('running', '待签认', 'In sign-off'),
  signedOff: shown('done', '已签认', 'Signed off'),
  preparing: shown('idle', '筹备中', 'In preparation'),
  commissioning: shown('running', '投运验收中', 'In commissioning'),
  landed: shown('done', '已落地', 'Landed'),
  cancelled: shown('idle', '已取消', 'Cancelled'),
  negotiation: shown('running', '协商', 'Negotiation'),
  mediation: shown('soon', '调解', 'Mediation'),
  arbitration: shown('late', '仲裁', 'Arbitration'),
  settled: shown('done', '已和解', 'Settled'),
  awarded: shown('done', '已裁决', 'Awarded'),
  withdrawn: shown('idle', '已撤回', 'Withdrawn'),
  inDispute: shown('late', '有争议', 'In dispute'),
  proposed: shown('running', '待双方同意', 'Awaiting consents'),
  blocked: shown('late', '有一方反对', 'Blocked'),
  cleared: shown('running', '可申请', 'May be filed'),
  filed: shown('running', '已申请', 'Filed'),
  registered: shown('done', '已授权/注册', 'Registered'),
  kept: shown('done', '保密中', 'Kept'),
  lapsed: shown('late', '已失效', 'Lapsed'),
  returned: shown('soon', '已退回', 'Returned'),
  identified: shown('soon', '已识别', 'Identified'),
  assessed: shown('running', '已评估', 'Assessed'),
  treated: shown('running', '应对中', 'Treated'),
  materialised: shown('late', '已发生', 'Materialised'),
  abandoned: shown('idle', '随合作计划终结', 'Ended with the programme'),
};

export const toneOf = (state: keyof typeof states): Tone => states[state].tone;

export const stateWord = (state: keyof typeof states, language: Language): string => say(states[state], language);

/** A thing's state in words on its colour. */
export const StateBadge = ({
  state,
  language,
}: {
  readonly state: keyof typeof states;
  readonly language: Language;
}) => <Badge tone={toneOf(state)}>{stateWord(state, language)}</Badge>;
