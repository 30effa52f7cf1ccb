import type { ApprovalRequest, Content } from '../approvals/approvals';
import { officePeople, partyOf } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Person } from '../shared/keys';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Who asks: the person, for which company and office, and the reason that they gave, where they gave one. */
export interface Asking {
  readonly by: Person;
  readonly of?: Text;
  readonly reason?: Text;
}

/** How the lines begin in which contents say why something is asked. */
const reasons = /^(?:理由|说明|缘由|用途|原因)(?:（[^）]*）)?：/;

/** The line of what people are shown that says why it is asked. */
export const reasonIn = (summary: Content['summary']): Text | undefined => summary.find(({ zh }) => reasons.test(zh));

/** For which company a person works, and whether they are of its office; nothing of whoever is of neither. */
export const companyOf = (programme: Programme, person: Person): Text | undefined => {
  const party = partyOf(programme, person)?.title;
  const office = officePeople(programme).includes(person) ? programme.governance.office.title : undefined;
  if (!party) return office;
  return office ? text(`${party.zh}${office.zh}`, `${party.en}, ${office.en}`) : party;
};

/** Who asks for a decision and why. What its programme asks by itself names no company. */
export const askingOf = (
  programme: Programme,
  { requester, content }: Pick<ApprovalRequest, 'requester'> & { readonly content: Pick<Content, 'summary'> },
): Asking => {
  const [of, reason] = [companyOf(programme, requester), reasonIn(content.summary)];
  return { by: requester, ...(of && { of }), ...(reason && { reason }) };
};

/** Whether a person asks, and not the programme by one of its rules. */
const isPerson = (requester: Person) => requester.includes('@');

/** Who asks, on one line: the address, and for whom: "pmo@… · 甲方合作服务办公室". */
export const askerLine = ({ by, of }: Asking): Text => {
  if (!isPerson(by)) return text('系统（按规则自动提请）', 'the system, by a rule of the programme');
  return of ? text(`${by} · ${of.zh}`, `${by} · ${of.en}`) : text(by, by);
};
