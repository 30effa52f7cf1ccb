import type { CopiedMail, Mail } from '../../mail/mail';
import { stillNeeded, whatThen } from '../../domain/approvals/words';
import type { Approval } from '../../domain/approvals/approvals';
import { heldSeats } from '../../domain/approvals/blockages';
import { actionSentence } from '../../domain/approvals/actions/words';
import { reviewSentence, reviewStands } from '../../domain/approvals/review-words';
import type { ActionType } from '../../domain/approvals/actions/actions';
import { outcome } from '../../domain/approvals/outcomes';
import { reviewsOf } from '../../domain/approvals/reviews';
import { actionsOf } from '../../domain/approvals/seats';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { MailReader } from './readers';
import { linesShown } from '../../domain/phases/gate-titles';
import { askedTitle } from '../../domain/approvals/titles';
import type { Letter } from '../../domain/mail/letters';

/** The letters that only tell something about an approval, and ask nobody for a vote. */
export type InformationKind = Extract<
  Letter['kind'],
  'released' | 'extended' | 'question' | 'revoked' | 'blocked' | 'unblocked'
>;

const informations: Readonly<
  Record<InformationKind, { readonly of: readonly ActionType[]; readonly title: (what: Text) => Text }>
> = {
  released: {
    of: ['approval.reassigned'],
    title: ({ zh, en }) => text(`已转办：${zh}`, `Reassigned: ${en}`),
  },
  extended: {
    of: ['approval.extended', 'approval.recounted', 'approval.unblocked'],
    title: ({ zh, en }) => text(`截止时间已变更：${zh}`, `New deadline: ${en}`),
  },
  question: {
    of: ['approval.questioned'],
    title: ({ zh, en }) => text(`请答复：${zh}`, `A question to you: ${en}`),
  },
  revoked: {
    of: ['approval.linksRevoked'],
    title: ({ zh, en }) => text(`链接已作废，请登录表决：${zh}`, `Your link was revoked, please sign in: ${en}`),
  },
  blocked: {
    of: ['approval.blocked'],
    title: ({ zh, en }) => text(`审批暂停，待补任席位：${zh}`, `On hold until seats are filled: ${en}`),
  },
  unblocked: {
    of: ['approval.unblocked'],
    title: ({ zh, en }) => text(`审批继续：${zh}`, `No longer on hold: ${en}`),
  },
};

export const isInformation = (kind: Letter['kind']): kind is InformationKind => Object.hasOwn(informations, kind);

/** Says what happened to an approval, what is still needed, and what follows; nothing once it is closed. */
export function informationOf(
  approval: Approval,
  kind: InformationKind,
  reader: MailReader,
  link: string,
): Mail | undefined {
  const { of, title } = informations[kind];
  const action = actionsOf(approval).findLast(({ type }) => of.includes(type));
  if (!action || outcome(approval) !== 'open' || (kind === 'blocked' && heldSeats(approval).length === 0))
    return undefined;
  return {
    ...reader.common,
    kind: 'information',
    title: title(askedTitle(approval.request)),
    lines: [actionSentence(approval, action), stillNeeded(approval), whatThen(approval)],
    link,
  };
}

/** Somebody who voted says that they should not have: what is asked again without them, and that the outcome stands meanwhile. */
export function reviewInformation(
  approval: Approval,
  reader: MailReader,
  pageOf: (review: string) => string,
): Mail | undefined {
  const last = reviewsOf(approval).at(-1);
  if (!last) return undefined;
  const { zh, en } = askedTitle(approval.request);
  return {
    ...reader.common,
    kind: 'information',
    title: text(`已启动复核：${zh}`, `A review has opened: ${en}`),
    lines: [reviewSentence(approval, last), reviewStands],
    link: pageOf(last.review),
  };
}

/** Tells somebody copied (抄送) that it was opened; there is nothing to do. */
export const copyOf = (approval: Approval, { to }: Letter, reader: MailReader, link: string): CopiedMail => ({
  ...reader.common,
  kind: 'copied',
  person: to,
  asked: askedTitle(approval.request),
  summary: linesShown(approval.request),
  dueAt: approval.dueAt,
  zone: reader.zone,
  link,
});
