import { chineseDay, englishDay } from '../calendar/said-days';
import type { Moment } from './life';
import { isApproved, type Content, type Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import { titleAmong } from '../programme/titles';
import type { Text } from '../shared/text';

/**
 * What the groups of an agreement decide on once it is signed. Source: docs/rules/agreements.md, "States";
 * docs/decisions/0019.
 */
export type Proposal = { readonly reason: string } & (
  | { readonly matter: 'suspension' }
  | { readonly matter: 'resumption' }
  /** By both parties together. */
  | { readonly matter: 'termination'; readonly end: Moment }
  /** A new version; `months` where it changes the length of a term. */
  | { readonly matter: 'amendment'; readonly takesOver: Moment; readonly months?: number }
  /** A party kept a condition from being met (then it counts as met), or brought it about improperly (then it does not). */
  | {
      readonly matter: 'claim';
      readonly claim: 'obstruction' | 'improperCausing';
      readonly condition: string;
      readonly against: string;
    }
  /** What becomes of it now that the agreement above has ended; `end` for terminate. */
  | {
      readonly matter: 'fate';
      readonly fate: 'continue' | 'suspend' | 'terminate' | 'novate';
      readonly end: Moment;
    }
);

export type ProposalMatter = Proposal['matter'];

/** What is decided on as the subject of an approval: the agreement's key, the matter, and the how manieth it is of that agreement. */
export const proposalKey = (agreement: string, { matter }: Pick<Proposal, 'matter'>, asked: number): string =>
  `${agreement}-${matter}-${asked}`;

const matterPattern = /-(suspension|resumption|termination|amendment|claim|fate)-\d+$/;

/** The agreement that a subject of that key is about: the agreement itself, or what is proposed about it. */
export const agreementOfSubject = (key: string): string => key.replace(matterPattern, '');

/** What a proposal about an agreement does, as it stands after 同意 and "Agree to", where its matter tells. */
const deeds: Readonly<Record<Exclude<ProposalMatter, 'fate'>, Text>> = {
  suspension: { zh: '中止', en: 'suspend it' },
  resumption: { zh: '恢复履行', en: 'resume it' },
  termination: { zh: '解除', en: 'end it' },
  amendment: { zh: '变更', en: 'amend it' },
  claim: { zh: '该认定', en: 'the claim' },
};

const fateDeeds: Readonly<Record<Extract<Proposal, { matter: 'fate' }>['fate'], Text>> = {
  continue: { zh: '继续履行', en: 'continue it' },
  suspend: { zh: '中止', en: 'suspend it' },
  terminate: { zh: '终止', en: 'end it' },
  novate: { zh: '转让承继', en: 'novate it' },
};

/** What approving a subject of that key does, of one that was asked for before the content said it: signs it, or what its matter tells. */
export const deedOfSubject = (key: string): Text | undefined => {
  const matter = matterPattern.exec(key)?.[1];
  if (matter === undefined) return { zh: '签署', en: 'sign it' };
  return matter === 'fate' ? undefined : deeds[matter as Exclude<ProposalMatter, 'fate'>];
};

/** What the groups decide on before an agreement is signed. */
export const signingContent = (content: Content): Content => ({
  ...content,
  title: { zh: `签署：${content.title.zh}`, en: `Sign: ${content.title.en}` },
});

const fates: Readonly<Record<Extract<Proposal, { matter: 'fate' }>['fate'], Text>> = {
  continue: { zh: '继续履行', en: 'continue' },
  suspend: { zh: '中止', en: 'suspend' },
  terminate: { zh: '终止', en: 'terminate' },
  novate: { zh: '转让承继', en: 'novate' },
};

type Titled = readonly { readonly key: string; readonly title: Text }[];

/** A proposal in a few words, of an agreement with such conditions. */
export function proposalTitle(proposal: Proposal, conditions: Titled = []): Text {
  switch (proposal.matter) {
    case 'suspension':
      return { zh: '中止', en: 'Suspend' };
    case 'resumption':
      return { zh: '恢复履行', en: 'Resume' };
    case 'termination':
      return {
        zh: `协商一致解除（${chineseDay(proposal.end.on)}）`,
        en: `End by mutual consent on ${englishDay(proposal.end.on)}`,
      };
    case 'amendment':
      return {
        zh: `变更（自${chineseDay(proposal.takesOver.on)}起）`,
        en: `Amend from ${englishDay(proposal.takesOver.on)}`,
      };
    case 'claim': {
      const { zh, en } = titleAmong(conditions, proposal.condition);
      return proposal.claim === 'obstruction'
        ? { zh: `认定阻止条件成就：${zh}`, en: `Obstruction of the condition "${en}"` }
        : { zh: `认定不正当促成条件：${zh}`, en: `Improper causing of the condition "${en}"` };
    }
    case 'fate': {
      const { zh, en } = fates[proposal.fate];
      return { zh: `上级协议终止后：${zh}`, en: `After the end of the agreement above: ${en}` };
    }
  }
}

/** What the groups are shown: which agreement, what is proposed and why, and the documents. */
export const proposalContent = (
  { title, conditions }: { readonly title: Text; readonly conditions?: Titled },
  proposal: Proposal,
  evidence: Content['evidence'] = [],
): Content => {
  const { zh, en } = proposalTitle(proposal, conditions);
  return {
    title: { zh: `${title.zh}：${zh}`, en: `${title.en}: ${en}` },
    summary: [{ zh: `理由：${proposal.reason}`, en: `Reason: ${proposal.reason}` }],
    evidence,
    deed: proposal.matter === 'fate' ? fateDeeds[proposal.fate] : deeds[proposal.matter],
  };
};

/** What the decision of the groups does; anything but an approval leaves everything as it was. */
export function proposalDecided(
  agreement: string,
  { approval, proposal }: { readonly approval: string; readonly proposal: Proposal },
  outcome: Outcome,
  on: LocalDate,
) {
  const about = { agreement, approval } as const;
  if (!isApproved(outcome)) return { type: 'agreement.refused', ...about, matter: proposal.matter, outcome } as const;
  switch (proposal.matter) {
    case 'suspension':
      return { type: 'agreement.suspended', ...about, on } as const;
    case 'resumption':
      return { type: 'agreement.resumed', ...about, on } as const;
    case 'termination':
      return { type: 'agreement.terminationAgreed', ...about, end: proposal.end } as const;
    case 'amendment': {
      const { takesOver, months } = proposal;
      return { type: 'agreement.amendmentApproved', ...about, takesOver, ...(months && { months }) } as const;
    }
    case 'claim': {
      const { claim, condition, against, reason } = proposal;
      return { type: 'agreement.claimUpheld', ...about, claim, condition, against, reason, on } as const;
    }
    case 'fate':
      return { type: 'agreement.fateDecided', ...about, fate: proposal.fate, end: proposal.end, on } as const;
  }
}

/** The entries that decisions of the groups make. */
export type Decided = ReturnType<typeof proposalDecided>;
