import type { DomainError } from '../../domain/shared/errors';
import { type Text, say, type Language } from '../../domain/shared/text';
import { refusal, type RefusalCode } from '../../domain/shared/refusals';
import { useRefused, WrongsHere } from './wrongs';

/** What a person can do after a refusal. */
const remedies: Partial<Record<RefusalCode, Text>> = {
  seat_not_held: {
    zh: '席位可能已由他人接任。如有疑问，请联系合作服务办公室。',
    en: 'The seat may have passed to somebody else. Ask the programme office if in doubt.',
  },
  barred_requester: { zh: '请由其他席位表决。', en: 'The other seats decide on it.' },
  barred_recused: { zh: '您无需再操作。', en: 'There is nothing more for you to do.' },
  not_open_yet: {
    zh: '轮到您时，您会收到新的邮件。',
    en: 'You will get a mail when it is your turn.',
  },
  already_closed: { zh: '结果见下方。', en: 'The outcome is below.' },
  too_late: {
    zh: '您的意见未计入。如需补充，请联系合作服务办公室。',
    en: 'Your answer was not counted. Ask the programme office if it should be heard.',
  },
  round_superseded: { zh: '请打开新一轮，并在那里表决。', en: 'Open the newer round and decide there.' },
  content_changed: {
    zh: '最新内容见下方，请阅后再次表决。',
    en: 'The present content is below; read it and decide again.',
  },
  seat_already_decided: { zh: '表决人和时间见下方。', en: 'By whom and when is shown below.' },
  comment_required: {
    zh: '请在“意见”中写明理由，再按一次。',
    en: 'Write the reason into the comment box and press again.',
  },
  conditions_required: {
    zh: '请填写每项条件的内容、责任人和期限。',
    en: 'Fill in text, owner and due date of each condition.',
  },
  identity_too_weak: {
    zh: '请按下方说明确认身份，再在这里继续。',
    en: 'Prove who you are as described below, then go on here.',
  },
  code_wrong: {
    zh: '请核对最近一封邮件中的六位数字，或重新获取验证码。',
    en: 'Check the six digits in the latest mail, or ask for another code.',
  },
  digits_missing: {
    zh: '两位数字在邮件按钮上方，或链接旁的括号内；每个浏览器只需填写一次。',
    en: 'They stand above the button of the mail, or in brackets beside the link; each browser asks for them once.',
  },
  digits_wrong: {
    zh: '请填写发来此链接的邮件中的数字；其他邮件的数字不适用。',
    en: 'Take those of the mail that this link came from; those of other mails are others.',
  },
  digits_spent: {
    zh: '请在下方索取一封新邮件，用其中的链接登录后表决；或联系合作服务办公室。',
    en: 'Ask for a fresh mail below and sign in by its link, then decide; or ask the programme office.',
  },
  identity_unknown: {
    zh: '请用任职邮箱对应的账号登录，或改用邮箱中的登录链接。',
    en: 'Use the account of the address of your role, or a mailed sign-in link.',
  },
  sign_in_failed: { zh: '请重新登录，或改用邮箱中的登录链接。', en: 'Sign in again, or use a mailed sign-in link.' },
  link_expired: {
    zh: '请登录后继续，或打开最近一封邮件中的链接。',
    en: 'Sign in to go on, or open the link of the latest mail.',
  },
  link_revoked: {
    zh: '请登录后继续，或打开最近一封邮件中的链接。',
    en: 'Sign in to go on, or open the link of the latest mail.',
  },
  link_invalid: { zh: '请从邮件中完整复制链接，或直接登录。', en: 'Copy the whole link from the mail, or sign in.' },
  unauthorised: { zh: '请登录，或重新打开邮件中的链接。', en: 'Sign in, or open the link of the mail again.' },
  forbidden: {
    zh: '页面可能打开得太久，或请求并非来自本站页面。请重新打开后再试。',
    en: 'The page may have been open for too long, or the form was not sent by a page of ours. Open it again and retry.',
  },
  rate_limited: { zh: '请过几分钟再试。', en: 'Try again in a few minutes.' },
  needs_unmet: {
    zh: '所依赖的协议或里程碑达成后即可提交。',
    en: 'It can be submitted once what it depends on is there.',
  },
  evidence_required: { zh: '请补齐所列证明材料后再次提交。', en: 'Add the evidence that is missing and submit again.' },
  gate_not_ready: {
    zh: '必达准则全部验收后即可提请。',
    en: 'It can be requested once every must-meet criterion is accepted.',
  },
  agreement_state: { zh: '请按下方显示的当前状态操作。', en: 'See below for what its present state allows.' },
};

/** A refusal as a page shows it in one language. */
export const shownRefusal = (
  { code, why, facts }: Pick<DomainError, 'code' | 'why' | 'facts'>,
  language: Language,
): Omit<RefusalNoticeProps, 'language'> => ({ code, facts, ...(why && { detail: say(why, language) }) });

const headings: Readonly<Record<Language, string>> = { zh: '请更正以下内容', en: 'There is a problem' };

/**
 * A refusal in place: what was refused, why, where, and what to do; nothing that was typed is lost. Where fields are at fault it leads to
 * each of them.
 */
export const RefusalNotice = ({ code, detail, facts = {}, language }: RefusalNoticeProps) => {
  const remedy = 'noun' in facts ? undefined : remedies[code];
  const { hasFields } = useRefused();
  const sentence = code === 'invalid_input' ? headings[language] : say(refusal(code, facts), language);
  const isSaidBelow = hasFields && detail === undefined;
  return (
    <div class="notice late" role="alert" id="refusal" tabIndex={-1} autofocus>
      <p>
        <strong>{isSaidBelow ? headings[language] : sentence}</strong>
      </p>
      {hasFields ? <WrongsHere /> : detail && <p class="small quiet">{detail}</p>}
      {remedy && <p>{say(remedy, language)}</p>}
    </div>
  );
};

interface RefusalNoticeProps {
  readonly code: RefusalCode;
  readonly detail?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly language: Language;
}
