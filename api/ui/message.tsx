import type { ComponentChildren } from 'preact';
import { fault } from '../http/problems';
import { Frame, type Reader } from './frame';
import { RefusalNotice } from './refusal';
import { word } from '../../mail/words';
import { say } from '../../domain/shared/text';
import { type RefusalCode, refusal } from '../../domain/shared/refusals';

interface MessageProps {
  readonly reader: Reader;
  readonly code: RefusalCode;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Why, in this case. */
  readonly detail?: string;
  /** Where to go on after signing in, when that helps. */
  readonly signInNext?: string;
  readonly children?: ComponentChildren;
}

/** A page for a refusal: the sentence, what to do, and what else there is to know. */
export const MessagePage = ({ reader, code, facts, detail, signInNext, children }: MessageProps) => {
  const { language } = reader;
  const sentence = code === 'invalid_input' && detail !== undefined ? detail : say(refusal(code, facts), language);
  return (
    <Frame reader={reader} title={sentence} width="narrow">
      <h1 class="hidden">{sentence}</h1>
      <RefusalNotice
        code={code}
        language={language}
        {...(facts && { facts })}
        {...(detail !== undefined && { detail })}
      />
      {children}
      <p class="actions">
        {signInNext && !reader.session && (
          <a class="button primary" href={`/sign-in?next=${encodeURIComponent(signInNext)}`}>
            {word('signIn', language)}
          </a>
        )}
        <a class="button" href={reader.session ? '/inbox' : '/'}>
          {word(reader.session ? 'inbox' : 'overview', language)}
        </a>
      </p>
    </Frame>
  );
};

/** What was typed and not taken, to copy. */
export const Said = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.some(Boolean) ? <pre class="said">{lines.filter(Boolean).join('\n')}</pre> : null;

/** A page that tells one thing. */
export const NoticePage = ({ reader, title, children }: NoticeProps) => (
  <Frame reader={reader} title={title} width="narrow">
    <h1>{title}</h1>
    {children}
  </Frame>
);

/** That something went wrong on our side. */
export const FaultPage = ({ reader }: Pick<MessageProps, 'reader'>) => (
  <NoticePage reader={reader} title={say(fault.title, reader.language)}>
    <p>{say(fault.detail, reader.language)}</p>
  </NoticePage>
);

interface NoticeProps {
  readonly reader: Reader;
  readonly title: string;
  readonly children: ComponentChildren;
}
