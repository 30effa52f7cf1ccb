import type { ComponentChildren } from 'preact';
import type { IpItem } from '../../domain/ip/ip';
import { decidingParties } from '../../domain/programme/parties';
import { filingAnswers, filingTitle, isFilingAsked } from '../../domain/ip/titles';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    answerHint: '任何一方反对即不得共同申请。可再次答复，直至有人提出申请；反对须写明理由。',
    reason: '理由',
    file: '登记首次申请',
    register: '登记授权或注册',
    registerHint: '商标须写明有效期；续展后登记新的有效期。',
    on: '日期',
    number: '编号',
    where: '受理机构',
    expiresOn: '有效期至（商标）',
    read: '查阅存放处',
    readHint: '查阅人、时间和理由将被记录。',
    why: '查阅理由',
    engineer: '代何人查阅（工程师姓名或邮箱）',
    engineerHint: '未任席位的工程师实际查阅时填写；本人查阅则留空。',
    engineerParty: '该工程师所属方',
    close: '注销登记',
  },
  en: {
    answerHint:
      'One objection blocks it. You may answer again until somebody has filed; an objection needs its reason.',
    reason: 'Reason',
    file: 'Record the first filing',
    register: 'Record the grant or registration',
    registerHint: 'A trademark needs its expiry; after a renewal record the new one.',
    on: 'Date',
    number: 'Number',
    where: 'Office',
    expiresOn: 'Expires on (trademarks)',
    read: 'See where it is kept',
    readHint: 'Who asked, when and why is recorded.',
    why: 'Why',
    engineer: 'For which engineer (name or mail address)',
    engineerHint: 'When an engineer reads it who holds no seat; left empty, you read it yourself.',
    engineerParty: 'Of which party',
    close: 'Close the item',
  },
};

/** What a party, and the office, can do about a piece of intellectual property now. */
export const IpForms = ({ context, item }: { readonly context: ThingContext; readonly item: IpItem }) => {
  const { reader, view, visitor, nonce, typed } = context;
  const phrases = words[reader.language];
  const { state, kind } = item;
  if (!visitor) return null;
  const form = (verb: string, title: string, children: ComponentChildren, hint?: string) => (
    <OfficeForm
      title={title}
      action={`/programmes/${view.key}/ip/${item.key}/${verb}`}
      nonce={visitor.nonce}
      submit={title}
      {...(hint && { hint })}
    >
      {children}
    </OfficeForm>
  );
  const reason = <Field name="reason" label={phrases.reason} typed={typed} kind="lines" />;
  const when = <Field name="on" label={phrases.on} typed={typed} kind="date" isRequired />;
  const number = <Field name="number" label={phrases.number} typed={typed} isRequired />;
  const isRegistered = state === 'filed' || (state === 'registered' && kind === 'trademark');
  return (
    <>
      {isFilingAsked(item) && (
        <OfficeForm
          title={say(filingTitle(item), reader.language)}
          hint={phrases.answerHint}
          action={`/programmes/${view.key}/ip/${item.key}/answers`}
          nonce={visitor.nonce}
          submit={{
            name: 'verdict',
            each: Object.entries(filingAnswers).map(
              ([verdict, title]) => [verdict, say(title, reader.language)] as const,
            ),
          }}
        >
          {reason}
        </OfficeForm>
      )}
      {state === 'cleared' &&
        form(
          'filings',
          phrases.file,
          <>
            <div class="pair">
              {when}
              {number}
            </div>
            <Field name="where" label={phrases.where} typed={typed} isRequired />
          </>,
        )}
      {isRegistered &&
        form(
          'registrations',
          phrases.register,
          <>
            <div class="pair">
              {when}
              {number}
            </div>
            {kind === 'trademark' && (
              <Field name="expiresOn" label={phrases.expiresOn} typed={typed} kind="date" isRequired />
            )}
          </>,
          phrases.registerHint,
        )}
      {state === 'kept' &&
        form(
          'accesses',
          phrases.read,
          <>
            <Field name="why" label={phrases.why} typed={typed} isRequired />
            <div class="pair">
              <Field name="reader.name" label={phrases.engineer} typed={typed} hint={phrases.engineerHint} />
              <Choice
                name="reader.party"
                label={phrases.engineerParty}
                typed={typed}
                options={decidingParties(view.definition).map(
                  ({ key, title }) => [key, say(title, reader.language)] as const,
                )}
              />
            </div>
          </>,
          phrases.readHint,
        )}
      {nonce &&
        form('closing', phrases.close, <Field name="closing.reason" label={phrases.reason} typed={typed} isRequired />)}
    </>
  );
};
