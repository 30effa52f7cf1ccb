import { formatDate } from '../calendar/formats';
import { chineseDay, englishDay } from '../calendar/said-days';
import type { AgreementHappening } from './happenings';
import type { EndReason, Notice } from './life';
import { proposalTitle, type ProposalMatter } from './proposals';
import { correctionSentence } from './correction-words';
import { clauseNamed, clauseTitle } from './clause-words';
import { nonCompeteSentence } from './non-competes';
import { clockTime, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Programme } from '../programme/programme';
import { noTitles, partyTitle, titleAmong, titleIn, type Titles } from '../programme/titles';
import type { PartyKey } from '../shared/keys';

/** What a notice is for, as people call it. */
export const noticeTitles: Readonly<Record<Notice['kind'], Text>> = {
  renew: text('同意续期', 'to renew'),
  notToRenew: text('不续期', 'not to renew'),
  terminate: text('任意解除', 'to end it'),
  breach: text('违约通知', 'of a breach'),
};

const matters: Readonly<Record<ProposalMatter, Text>> = {
  suspension: text('中止', 'suspension'),
  resumption: text('恢复履行', 'resumption'),
  termination: text('协商解除', 'termination'),
  amendment: text('变更', 'amendment'),
  claim: text('条件认定', 'claim about a condition'),
  fate: text('去留', 'what becomes of it'),
};

/** Why an agreement ended, in a few words. */
export const endReasons: Readonly<Record<EndReason, Text>> = {
  convenience: text('任意解除', 'for convenience'),
  breach: text('违约未补救', 'a breach was not cured'),
  mutual: text('协商一致', 'by mutual consent'),
  parent: text('上级协议终止', 'after the end of the agreement above'),
};

/** What happened to an agreement beside its approval and its signatures, as a sentence of its history. */
export function agreementSentence(
  happening: AgreementHappening,
  titles: Titles = noTitles,
  agreements: Programme['agreements'] = {},
): Text {
  const { conditions = [], obligations = [] } = agreements[happening.agreement] ?? {};
  const condition = (key: string) => titleAmong(conditions, key);
  const obligation = (key: string) => titleAmong(obligations, key);
  const named = (party: PartyKey) => partyTitle(titles, party);
  switch (happening.type) {
    case 'agreement.negotiated':
      return text(`${happening.by} 登记：谈判中`, `${happening.by}: being negotiated`);
    case 'agreement.withdrawn':
      return text(`${happening.by} 撤回：${happening.reason}`, `${happening.by} withdrew it: ${happening.reason}`);
    case 'agreement.lapsed':
      return text(
        `${chineseDay(happening.on)}条件仍未成就，失效`,
        `Lapsed: conditions unmet by ${englishDay(happening.on)}`,
      );
    case 'agreement.conditionMet': {
      const { evidence, on, by } = happening;
      const { zh, en } = condition(happening.condition);
      return text(
        `条件“${zh}”于${chineseDay(on)}成就：${evidence}（${by} 登记）`,
        `The condition "${en}" was met on ${englishDay(on)}: ${evidence} (recorded by ${by})`,
      );
    }
    case 'agreement.noticed': {
      const { from, kind, receivedOn } = happening.notice;
      const sentAt = clockTime(happening.notice.sentAt);
      const { zh, en } = noticeTitles[kind];
      return text(
        `${named(from).zh} 通知${zh}：${chineseDay(sentAt)} 发出，视为${chineseDay(receivedOn)}收到`,
        `Notice by ${named(from).en} ${en}: sent ${sentAt}, received on ${englishDay(receivedOn)}`,
      );
    }
    case 'agreement.cured':
      return text(`违约已补救：${happening.evidence}`, `The breach was cured: ${happening.evidence}`);
    case 'agreement.documentConfirmed':
      return text(
        `${named(happening.party).zh}（${happening.by}）确认改签文件 ${happening.documentHash}：${happening.reason}`,
        `${named(happening.party).en} (${happening.by}) confirmed that the document ${happening.documentHash} is signed instead: ${happening.reason}`,
      );
    case 'agreement.corrected':
      return correctionSentence(happening, named, condition);
    case 'agreement.proposed': {
      const { zh, en } = proposalTitle(happening.proposal, conditions);
      return text(
        `${happening.by} 提议：${zh}（${happening.proposal.reason}）`,
        `${happening.by} proposed: ${en} (${happening.proposal.reason})`,
      );
    }
    case 'agreement.refused': {
      const { zh, en } = matters[happening.matter];
      return text(`提议未通过：${zh}`, `The proposal was not approved: ${en}`);
    }
    case 'agreement.suspended':
      return text('中止', 'Suspended');
    case 'agreement.resumed':
      return text('恢复履行', 'Resumed');
    case 'agreement.terminationAgreed':
      return text(
        `各方同意于${chineseDay(happening.end.on)}终止`,
        `Both parties agreed to end it with ${englishDay(happening.end.on)}`,
      );
    case 'agreement.amendmentApproved':
      return text(
        `变更已批准，自${chineseDay(happening.takesOver.on)}起，待签署`,
        `Amendment approved from ${englishDay(happening.takesOver.on)}; to be signed`,
      );
    case 'agreement.amendmentSigned':
      return text(
        `${named(happening.party).zh} 由 ${happening.signatory} 于${chineseDay(happening.signedOn)}签署变更`,
        `${happening.signatory} signed the amendment for ${named(happening.party).en} on ${englishDay(happening.signedOn)}`,
      );
    case 'agreement.amended':
      return text(
        `第 ${happening.version} 版自${chineseDay(happening.on)}起取代原文本`,
        `Version ${happening.version} took over on ${englishDay(happening.on)}; the one before is superseded`,
      );
    case 'agreement.claimUpheld': {
      const [against, met] = [named(happening.against), condition(happening.condition)];
      return happening.claim === 'obstruction'
        ? text(
            `认定 ${against.zh} 阻止条件“${met.zh}”成就，视为已成就`,
            `${against.en} was found to have obstructed the condition "${met.en}": it counts as met`,
          )
        : text(
            `认定 ${against.zh} 不正当促成条件“${met.zh}”，视为未成就`,
            `${against.en} was found to have brought about the condition "${met.en}" improperly: it counts as not met`,
          );
    }
    case 'agreement.fateDecided': {
      const { fate, end } = happening;
      const { zh, en } = proposalTitle({ matter: 'fate', fate, end, reason: '' });
      return text(zh, en);
    }
    case 'agreement.planned':
      return text(
        `本期至${chineseDay(happening.plan.expiresOn)}`,
        `The term runs to ${englishDay(happening.plan.expiresOn)}`,
      );
    case 'agreement.windowOpened':
      return text('通知期开始', 'The notice window opened');
    case 'agreement.reminded':
      return text(
        `已提醒服务办公室：最后有效日${chineseDay(happening.lastUsefulDay)}`,
        `The office was reminded: the last useful day is ${englishDay(happening.lastUsefulDay)}`,
      );
    case 'agreement.renewed':
      return text(
        `续期：第 ${happening.term} 期，${chineseDay(happening.startsOn)}至${chineseDay(happening.expiresOn)}`,
        `Renewed: term ${happening.term}, ${englishDay(happening.startsOn)} to ${englishDay(happening.expiresOn)}`,
      );
    case 'agreement.parentEnded': {
      const { zh, en } = titleIn(agreements, happening.parent);
      return text(
        `上级协议“${zh}”于${chineseDay(happening.on)}终止`,
        `"${en}" above it ended with ${englishDay(happening.on)}`,
      );
    }
    case 'agreement.obligationPlanned': {
      const { clock } = happening;
      const { zh, en } = obligation(happening.obligation);
      return clock.next
        ? text(
            `义务“${zh}”下次期限：${chineseDay(clock.next.dueOn)}`,
            `The obligation "${en}" is next due on ${englishDay(clock.next.dueOn)}`,
          )
        : text(
            `义务“${zh}”至${chineseDay(clock.until ?? '')}不再到期`,
            `The obligation "${en}" falls due no more until ${englishDay(clock.until ?? '')}`,
          );
    }
    case 'agreement.obligationOpened': {
      const { zh, en } = obligation(happening.obligation);
      return text(
        `义务“${zh}”待履行，期限${chineseDay(happening.dueOn)}`,
        `The obligation "${en}" is to be met by ${englishDay(happening.dueOn)}`,
      );
    }
    case 'agreement.nonCompeteBegan':
    case 'agreement.nonCompeteDated':
    case 'agreement.nonCompeteEnded':
      return nonCompeteSentence(happening, named);
    case 'agreement.windingUpBegan':
      return text(
        `合作计划进入退出程序：协议继续有效，不再自动续期${happening.asks ? '；去留待决定' : ''}${happening.dropsAmendment ? '；未签署完成的变更作罢' : ''}`,
        `The programme is being wound up: it stays in force, and is not renewed by itself any more${happening.asks ? '; what becomes of it is to be decided' : ''}${happening.dropsAmendment ? '; the amendment that was not signed by everybody is dropped' : ''}`,
      );
    case 'agreement.programmeEnded':
      return text(
        '合作计划已经结束：协议自行履行至其到期日',
        'The programme has ended: it goes on by itself to its own last day',
      );
    case 'agreement.terminated': {
      const { zh, en } = endReasons[happening.why];
      return text(`于${chineseDay(happening.on)}终止：${zh}`, `Ended with ${englishDay(happening.on)}: ${en}`);
    }
    case 'agreement.survives': {
      if (happening.clauses.length === 0)
        return text('协议终止，竞业限制继续有效', 'It has ended; its non-compete window is all that goes on');
      const list = (language: keyof Text, to: string) =>
        happening.clauses
          .map(({ clause, until }) => `${clauseTitle(clause)[language]} ${to} ${formatDate(until.on, language)}`)
          .join('; ');
      return text(`存续条款：${list('zh', '至')}`, `What survives: ${list('en', 'until')}`);
    }
    case 'agreement.clauseEnded': {
      const { zh, en } = clauseNamed(happening.clause);
      return text(
        `存续条款“${zh}”于${chineseDay(happening.on)}结束`,
        `The clause on ${en} ended with ${englishDay(happening.on)}`,
      );
    }
    case 'agreement.closed':
      return text('存续期全部结束', 'Closed: nothing survives any more');
  }
}

const older: readonly string[] = ['drafted', 'submitted', 'approved', 'returned', 'signed', 'effective', 'expired'];

/** Whether an entry is told by `agreementSentence`. */
export const isOfAgreementLife = (happening: { readonly type: string }): happening is AgreementHappening =>
  happening.type.startsWith('agreement.') && !older.includes(happening.type.slice('agreement.'.length));
