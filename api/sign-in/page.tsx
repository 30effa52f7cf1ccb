import type { Person } from '../../domain/shared/keys';
import { Frame, type Reader } from '../ui/frame';
import { mailboxOf } from '../ui/local-mailbox';
import { RefusalNotice } from '../ui/refusal';
import { useMark, Wrong } from '../ui/wrongs';
import { SIGN_IN_MINUTES } from '../../infra/keys/sessions';
import { word } from '../../mail/words';
import type { RefusalCode } from '../../domain/shared/refusals';

const words = {
  zh: {
    how: `请填写您的任职邮箱，我们会发送登录链接，${SIGN_IN_MINUTES} 分钟内有效。没有密码。`,
    address: '邮箱',
    send: '发送登录链接',
    sentTitle: '请查收邮件',
    sent: (address: string) =>
      `如果 ${address} 在某个合作计划中任职，登录链接已发出，${SIGN_IN_MINUTES} 分钟内有效，只能使用一次。`,
    notCome: '没有收到？请检查地址和垃圾邮件，几分钟后再试；或联系合作服务办公室。',
    readMail: '在本机邮箱中查看',
    continueTitle: '继续登录',
    continueAs: (person: string) => `以 ${person} 的身份登录此浏览器。`,
    enter: '登录',
    enteredAs: { office: '您目前以合作服务办公室的身份登录', person: (who: string) => `您目前以 ${who} 的身份登录` },
    becomes: (next: string | undefined) =>
      next === undefined ? '；登录后将改为您所填邮箱对应的人员。' : `；继续后将改为 ${next}。`,
    wayBack: '回到合作服务办公室：重新打开启动时终端显示的链接。',
    signedOut: '已退出登录',
    stay: '不登录，返回',
    officeTitle: '进入合作服务办公室',
    office: '此链接由启动时终端显示的令牌生成，持有者可代表合作服务办公室操作，请勿转发。',
    who: '您是',
    whoOfMany: '您的任职邮箱（不填则只以办公室名义进入）',
    enterOffice: '以合作服务办公室身份进入',
  },
  en: {
    how: `Give the address of your role; we mail a sign-in link there, good for ${SIGN_IN_MINUTES} minutes. There is no password.`,
    address: 'Mail address',
    send: 'Mail me a sign-in link',
    sentTitle: 'Look into your mailbox',
    sent: (address: string) =>
      `If ${address} has a role in a programme, a sign-in link is on its way. It is good for ${SIGN_IN_MINUTES} minutes, once.`,
    notCome:
      'Nothing came? Check the address and the spam folder, try again in a few minutes, or ask the programme office.',
    readMail: 'Read it in the local mailbox',
    continueTitle: 'Go on signing in',
    continueAs: (person: string) => `Sign this browser in as ${person}.`,
    enter: 'Sign in',
    enteredAs: {
      office: 'This browser is entered as the programme office',
      person: (who: string) => `This browser is signed in as ${who}`,
    },
    becomes: (next: string | undefined) =>
      next === undefined ? '. Signing in ends that here.' : `; going on, it becomes ${next}.`,
    wayBack: 'Back to the programme office: open the link once more that the terminal showed at the start.',
    signedOut: 'You are signed out',
    stay: 'Stay as you are',
    officeTitle: 'Enter the programme office',
    office:
      'This link holds the token printed at the start; its bearer acts for the programme office. Do not forward it.',
    who: 'You are',
    whoOfMany: 'The address of your role (left empty, you enter as the office alone)',
    enterOffice: 'Enter as programme office',
  },
};

/** Where the sign-in with a company account begins; for a matter it proves again who one is. */
export const companySignInPath = (next: string, approval?: string): string =>
  `/sign-in/company?${new URLSearchParams({ next, ...(approval !== undefined && { approval }) }).toString()}`;

interface EnteredProps {
  readonly reader: Reader;
  /** Who will be signed in here then, where that is known. */
  readonly next?: Person;
}

/** As whom this browser is entered at present, what becomes of that, and how the office comes back; nothing where nobody is, or the same person. */
const EnteredAs = ({ reader: { language, session }, next }: EnteredProps) => {
  const { enteredAs, becomes, wayBack, stay } = words[language];
  if (!session || (session.kind === 'person' && session.person === next)) return null;
  const isOffice = session.kind === 'pmo';
  return (
    <div class="notice soon">
      <p>
        {isOffice ? enteredAs.office : enteredAs.person(session.person)}
        {becomes(next)}
      </p>
      {isOffice && <p class="small">{wayBack}</p>}
      <p class="small">
        <a href={isOffice ? '/' : '/inbox'}>{stay}</a>
      </p>
    </div>
  );
};

/** Asks for the address to mail a sign-in link to, or leads to the company's own sign-in. */
export const SignInPage = ({ reader, next, hasCompany = false, refused, typed = '', signedOut }: SignInProps) => {
  const phrases = words[reader.language];
  const { wrong, attributes } = useMark('address', 'address', phrases.address);
  return (
    <Frame reader={reader} title={word('signIn', reader.language)} width="narrow">
      <h1>{word('signIn', reader.language)}</h1>
      {refused && <RefusalNotice code={refused} language={reader.language} />}
      {signedOut && (
        <div class="notice done" role="status">
          <p class="strong">{phrases.signedOut}</p>
          {signedOut === 'office' && <p>{phrases.wayBack}</p>}
        </div>
      )}
      <EnteredAs reader={reader} />
      {hasCompany && (
        <p class="actions">
          <a class="button wide" href={companySignInPath(next)}>
            {word('companySignIn', reader.language)}
          </a>
        </p>
      )}
      <form method="post" action="/sign-in" class="card">
        <p>{phrases.how}</p>
        <input type="hidden" name="next" value={next} />
        <div class="field">
          <label for="address">{phrases.address}</label>
          <input
            id="address"
            name="address"
            type="email"
            autocomplete="email"
            required
            maxLength={254}
            value={typed}
            {...attributes}
          />
          <Wrong id="address" wrong={wrong} />
        </div>
        <button class="primary">{phrases.send}</button>
      </form>
    </Frame>
  );
};

interface SignInProps {
  readonly reader: Reader;
  readonly next: string;
  /** Whether a company's sign-in is configured. */
  readonly hasCompany?: boolean;
  /** Why the company's sign-in did not work, or the address is none. */
  readonly refused?: RefusalCode;
  /** What was typed as the address. */
  readonly typed?: string;
  /** Who has just signed out here. */
  readonly signedOut?: 'office' | 'person';
}

/** The same for every address, known or not. */
export const SignInSentPage = ({ reader, address, mailboxUrl }: SentProps) => {
  const phrases = words[reader.language];
  return (
    <Frame reader={reader} title={phrases.sentTitle} width="narrow">
      <h1>{phrases.sentTitle}</h1>
      <p>{phrases.sent(address)}</p>
      <p class="quiet">{phrases.notCome}</p>
      {mailboxUrl && (
        <p>
          <a href={mailboxOf(mailboxUrl, address)}>{phrases.readMail}</a>
        </p>
      )}
    </Frame>
  );
};

interface SentProps {
  readonly reader: Reader;
  readonly address: string;
  readonly mailboxUrl?: string;
}

/** One button, so that a scanner that opens the link signs nobody in and uses nothing up. */
export const SignInConfirmPage = ({ reader, token, person }: ConfirmProps) => {
  const phrases = words[reader.language];
  return (
    <Frame reader={reader} title={phrases.continueTitle} width="narrow">
      <h1>{phrases.continueTitle}</h1>
      <EnteredAs reader={reader} next={person} />
      <form method="post" action={`/sign-in/${token}`} class="card">
        <p>{phrases.continueAs(person)}</p>
        <button class="primary wide">{phrases.enter}</button>
      </form>
    </Frame>
  );
};

interface ConfirmProps {
  readonly reader: Reader;
  readonly token: string;
  readonly person: string;
}

/** The door of the programme office: one button, and who enters, when the programmes name several. */
export const OfficeDoorPage = ({ reader, token, people }: OfficeDoorProps) => {
  const phrases = words[reader.language];
  return (
    <Frame reader={reader} title={phrases.officeTitle} width="narrow">
      <h1>{phrases.officeTitle}</h1>
      <form method="post" action={`/office/${encodeURIComponent(token)}`} class="card">
        <p>{phrases.office}</p>
        {people === 'many' && (
          <div class="field">
            <label for="person">{phrases.whoOfMany}</label>
            <input id="person" name="person" type="email" maxLength={254} />
          </div>
        )}
        {people !== 'many' && people.length > 0 && (
          <fieldset>
            <legend>{phrases.who}</legend>
            {people.map((person, index) => (
              <label class="choice" key={person}>
                <input type="radio" name="person" value={person} checked={index === 0} />
                <span>{person}</span>
              </label>
            ))}
          </fieldset>
        )}
        <button class="primary wide">{phrases.enterOffice}</button>
      </form>
    </Frame>
  );
};

interface OfficeDoorProps {
  readonly reader: Reader;
  readonly token: string;
  /** Who works in an office; `many`: too many to choose from. */
  readonly people: readonly string[] | 'many';
}
