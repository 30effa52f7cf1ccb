import type { IpItem, IpVerdict } from './ip';
import { ipKinds } from './words';
import { decidingParties } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { PartyKey } from '../shared/keys';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What is filed, within a sentence: 发明专利, "a patent (invention)". */
const filed = ({ kind, subKind }: Pick<IpItem, 'kind' | 'subKind'>): Text => {
  const [{ zh, en }, sub] = [ipKinds[kind], subKind && ipKinds[subKind]];
  const one = `a ${en.toLowerCase()}`;
  return sub ? text(`${sub.zh}${zh}`, `${one} (${sub.en})`) : text(zh, one);
};

/** The deciding sentence of a joint filing: what both parties would file. Source: docs/rules/mail-and-pages.md, "The deciding sentence". */
export const filingTitle = (item: Pick<IpItem, 'kind' | 'subKind' | 'title'>): Text => {
  const { zh, en } = filed(item);
  return text(`共同申请${zh}：${item.title}`, `Joint filing of ${en}: ${item.title}`);
};

/** What each answer of a party is called where it is given: the buttons say what is consented to. */
export const filingAnswers: Readonly<Record<IpVerdict, Text>> = {
  consent: text('同意共同申请', 'Consent to the joint filing'),
  object: text('反对共同申请', 'Object to the joint filing'),
  waive: text('放弃共同申请（保留自由使用）', 'Waive the joint filing, keeping free use'),
};

/** Whether the parties are still asked about a joint filing, or may change what they said. */
export const isFilingAsked = ({ isJoint, state }: Pick<IpItem, 'isJoint' | 'state'>): boolean =>
  isJoint && (state === 'proposed' || state === 'blocked' || state === 'cleared');

/** Whom a party asks that enters a joint piece: every other that decides. Nobody is asked of what is not joint. */
export const filingAsks = (programme: Programme, asking: PartyKey | undefined): Text => {
  const others = decidingParties(programme).filter(({ key }) => key !== asking);
  const { zh, en } = list(others.map(({ title }) => title));
  return text(
    `共同所有的，提交后请${zh}答复，不设期限；秘密不征询。`,
    `Where it is joint and no secret, ${en} ${others.length === 1 ? 'is' : 'are'} asked for an answer, without a deadline.`,
  );
};
