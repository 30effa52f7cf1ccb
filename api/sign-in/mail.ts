import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';
import { officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Text, Language } from '../../domain/shared/text';
import { SIGN_IN_MINUTES, type SignIn } from '../../infra/keys/sessions';
import { CODE_MINUTES, CODE_TRIES } from '../../infra/store/codes';
import { accentOf } from '../../mail/accents';
import type { Mail, MailLanguage } from '../../mail/mail';
import { renderMail } from '../../mail/render';
import { decisionsWords } from '../ui/decision-words';
import type { PageDeps } from '../http/page-deps';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';
import { askedTitle } from '../../domain/approvals/titles';
import { decisionPath, pathSegment } from '../../mail/paths';

const product: Text = { zh: 'Gatehouse', en: 'Gatehouse' };

/** Mails a sign-in link to the person's own address; answers whether the mail server took it. */
export async function mailSignIn(
  deps: PageDeps,
  signIn: SignIn,
  programme: Pick<Programme, 'title' | 'look'> | undefined,
  language: Language,
): Promise<boolean> {
  const token = await deps.sessions.inviteIn(signIn, deps.now());
  return send(deps, signIn.person, {
    kind: 'signIn',
    language,
    programme: programme?.title ?? product,
    ...(programme && accentOf(programme)),
    person: signIn.person,
    validMinutes: SIGN_IN_MINUTES,
    link: new URL(`/sign-in/${token}`, deps.publicUrl).href,
  });
}

/** What it takes to mail a code; the pages have it, and the API. */
export type CodeDeps = Pick<PageDeps, 'codes' | 'mailer' | 'publicUrl' | 'now' | 'log'>;

/** What a mailed code is for, and the path of the page on which it is typed. */
export interface CodeMatter {
  readonly id: string;
  readonly asked: Text;
  readonly path: string;
  /** A figure or a report is to be given there, no decision made. */
  readonly isReport?: true;
}

export const ofApproval = ({ id, approval }: ApprovalView): CodeMatter => ({
  id,
  asked: askedTitle(approval.request),
  path: decisionPath(id),
});

/** Mails a new code for a matter to the person's own address. Throws `rate_limited` or `mail_unavailable`. */
export async function mailCode(
  deps: CodeDeps,
  { id, asked, path, isReport }: CodeMatter,
  programme: Pick<Programme, 'title' | 'look'>,
  { person, language }: { readonly person: Person; readonly language: MailLanguage },
): Promise<void> {
  const code = await deps.codes.draw({ approval: id, person }, deps.now());
  const isSent = await send(deps, person, {
    kind: 'code',
    language,
    programme: programme.title,
    ...accentOf(programme),
    person,
    asked,
    code,
    validMinutes: CODE_MINUTES,
    tries: CODE_TRIES,
    link: new URL(path, deps.publicUrl).href,
    ...(isReport && { isReport }),
  });
  if (!isSent) throw new DomainError('mail_unavailable');
}

/** Tells the programme office that a decision link reached somebody else; the attempt is recorded whether the mail goes out or not. */
export async function mailNotMe(
  deps: PageDeps,
  programme: Programme,
  view: ApprovalView,
  person: Person,
): Promise<void> {
  const { title } = view.approval.request.content;
  for (const officer of officePeople(programme))
    await send(deps, officer, {
      kind: 'information',
      language: programme.language,
      programme: programme.title,
      ...accentOf(programme),
      title: { zh: decisionsWords.zh.notMeMail, en: decisionsWords.en.notMeMail },
      lines: [title, { zh: `链接发往：${person}`, en: `The link was mailed to ${person}` }],
      link: new URL(`/programmes/${programme.key}/approvals/${pathSegment(view.id)}`, deps.publicUrl).href,
    });
}

type MailDeps = Pick<PageDeps, 'mailer' | 'publicUrl' | 'log'>;

async function send(deps: MailDeps, address: Person, mail: Mail): Promise<boolean> {
  const rendered = renderMail(mail);
  const messageId = `${mail.kind}.${randomUUID()}@${new URL(deps.publicUrl).hostname}`;
  try {
    await deps.mailer.send({ to: { address }, ...rendered, messageId });
    return true;
  } catch (error) {
    // These mails are worth nothing later: the page says that the mail server is away, and the person asks again.
    deps.log.warn({ err: error, kind: mail.kind }, 'a mail could not be sent');
    return false;
  }
}
