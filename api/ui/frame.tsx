import type { ComponentChildren } from 'preact';
import type { PartyCalendars } from '../../domain/approvals/time/plans';
import type { Calendar } from '../../domain/calendar/calendar';
import { localDateOf } from '../../domain/calendar/zones';
import type { Names } from '../../domain/programme/names';
import type { Programme } from '../../domain/programme/programme';
import type { Session } from '../../infra/keys/sessions';
import { Page } from './layout';
import { word } from '../../mail/words';
import type { Language } from '../../domain/shared/text';

/** For whom a page is written: language, clock and zone, and who is signed in. */
export interface Reader {
  readonly language: Language;
  readonly zone: string;
  readonly now: Date;
  /** Of the parties of the programme that a page is about: by them its working days are counted. */
  readonly calendars?: readonly Calendar[];
  /** The same by party: by them it is counted until when somebody would be asked. */
  readonly partyCalendars?: PartyCalendars;
  /** What people of the programmes are called that a page is about. */
  readonly names?: Names;
  /** By what the pages of the programme are known that a page is about. */
  readonly look?: Programme['look'];
  readonly session?: Session;
  readonly otherLanguageHref?: string;
}

/** The day it is on the reader's clock. */
export const todayOf = ({ zone, now }: Reader): string => localDateOf(now.toISOString(), zone);

interface FrameProps {
  readonly reader: Reader;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly width?: 'narrow' | 'wide';
  readonly name?: string;
  readonly home?: string;
  readonly current?: 'overview' | 'programmes' | 'inbox';
  readonly refreshAfterSeconds?: number;
}

/** The frame of the product's pages: who is signed in, and the way to the overview of its programme (`home`), to all programmes and to the inbox. */
export const Frame = ({ reader, children, current, ...page }: FrameProps) => {
  const { language, session, otherLanguageHref, look } = reader;
  const items = [
    ...(page.home === undefined ? [] : [{ key: 'overview', href: page.home } as const]),
    { key: 'programmes', href: '/' },
    { key: 'inbox', href: '/inbox' },
  ] as const;
  const nav = items.map(({ key, href }) => ({ href, label: word(key, language), isCurrent: key === current }));
  return (
    <Page
      language={language}
      nav={session ? nav : []}
      {...(otherLanguageHref && { otherLanguageHref })}
      {...(look && { look })}
      {...(session && { foot: <SignedIn session={session} language={language} /> })}
      {...page}
    >
      {children}
    </Page>
  );
};

const SignedIn = ({ session, language }: { readonly session: Session; readonly language: Language }) => (
  <form method="post" action="/sign-out" class="line">
    <span>
      {language === 'zh' ? '已登录：' : 'Signed in: '}
      {session.kind === 'pmo' ? word('pmo', language) : session.person}
    </span>
    <button class="plain">{word('signOut', language)}</button>
  </form>
);
