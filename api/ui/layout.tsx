import type { ComponentChildren } from 'preact';
import type { Programme } from '../../domain/programme/programme';
import { accentPath } from './accents';
import { stylesheetPath } from './style';
import { htmlLanguage, word } from '../../mail/words';
import type { Language } from '../../domain/shared/text';
import { errorPrefix, Speaking, useRefused } from './wrongs';

/** One entry of the navigation at the top. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly isCurrent?: boolean;
}

interface PageProps {
  readonly title: string;
  readonly language: Language;
  readonly children: ComponentChildren;
  /** What stands at the top left: the programme's or the product's name, linked to `home`. */
  readonly name?: string;
  readonly home?: string;
  readonly nav?: readonly NavItem[];
  /** This page's address in the other language; without it no switch is shown. */
  readonly otherLanguageHref?: string;
  /** Narrow for reading and deciding, wide for overviews. */
  readonly width?: 'narrow' | 'wide';
  /** Seconds after which the page asks for itself again, where something is awaited. */
  readonly refreshAfterSeconds?: number;
  readonly foot?: ComponentChildren;
  /** The colour and the logo of the programme, where it has them. */
  readonly look?: Programme['look'];
}

/** The frame of every page: language, title, skip link, navigation, one `main`. */
export const Page = (props: PageProps) => (
  <Speaking value={props.language}>
    <Document {...props} />
  </Speaking>
);

const Document = ({ title, language, children, width = 'wide', refreshAfterSeconds, foot, ...top }: PageProps) => (
  <html lang={htmlLanguage(language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      {refreshAfterSeconds && <meta http-equiv="refresh" content={String(refreshAfterSeconds)} />}
      <title>
        {useRefused().isRefused && errorPrefix[language]}
        {title}
      </title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={stylesheetPath} />
      {top.look?.accent && <link rel="stylesheet" href={accentPath(top.look.accent)} />}
    </head>
    <body>
      <a class="skip" href="#main">
        {word('skipToContent', language)}
      </a>
      <Top language={language} {...top} />
      <main id="main" class={width}>
        {children}
      </main>
      {foot && <footer class="foot">{foot}</footer>}
    </body>
  </html>
);

type TopProps = Pick<PageProps, 'language' | 'name' | 'home' | 'nav' | 'otherLanguageHref' | 'look'>;

const Top = ({ language, name = 'Gatehouse', home = '/', nav = [], otherLanguageHref, look }: TopProps) => (
  <header class="top">
    <div>
      {look?.logo && <img class="logo" src={look.logo} alt="" height={28} />}
      <a class="name" href={home}>
        {name}
      </a>
      {nav.length > 0 && (
        <nav aria-label={word('navigation', language)}>
          {nav.map(({ href, label, isCurrent }) => (
            <a key={href} href={href} {...(isCurrent && { 'aria-current': 'page' as const })}>
              {label}
            </a>
          ))}
        </nav>
      )}
      {otherLanguageHref && (
        <a class="language" href={otherLanguageHref} lang={language === 'zh' ? 'en' : 'zh-CN'}>
          {language === 'zh' ? 'English' : '中文'}
        </a>
      )}
    </div>
  </header>
);
