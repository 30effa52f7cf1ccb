import { Field } from '../ui/office-form';
import type { FigurePageProps } from './figure-props';
import { FigureCode, FigureDigits } from './figure-proof';

const words = {
  zh: {
    title: '请同事填报',
    hint: '受托人须为本公司同事，会收到同样的邮件；只能委托一次，您仍可自行填报。',
    to: '同事的邮箱',
    send: '委托',
  },
  en: {
    title: 'Have a colleague report it',
    hint: 'Somebody of your own company; they get the same mail. It can be passed on once, and you can still report it yourself.',
    to: 'Mail address of the colleague',
    send: 'Ask them',
  },
};

/** By what whoever is asked has a colleague answer. */
export const DelegationForm = ({ refused: _told, code, ...props }: FigurePageProps) => {
  const { reader, nonce, action, typed } = props;
  const { language } = reader;
  const phrases = words[language];
  return (
    <form method="post" action={`${action}/delegations`} class="card">
      <h2>{phrases.title}</h2>
      <p class="quiet">{phrases.hint}</p>
      <input type="hidden" name="nonce" value={nonce} />
      <Field name="to" label={phrases.to} typed={typed} isRequired />
      <FigureCode id="delegation-code" {...props} {...(code && { code: 'asked' })} />
      <FigureDigits id="delegation-digits" {...props} />
      <button>{phrases.send}</button>
    </form>
  );
};
