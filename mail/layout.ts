import type { Language } from '../domain/shared/text';

const fonts = `system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`;

const darkStyle = `
  .letter div { overflow-wrap: anywhere; }
  @media (max-width: 400px) { .letter > table > tbody > tr > td { padding: 16px 0 !important; } .letter table td { padding-left: 14px !important; padding-right: 14px !important; } }
  @media (prefers-color-scheme: dark) {
    body, .sheet > div, .gap, .gap > table { background: #14181d !important; background-color: #14181d !important; }
    .letter, .letter > table { background: #1d232a !important; background-color: #1d232a !important; }
    .letter div { color: #e7ebf0 !important; }
    .letter .quiet, .letter .quiet div { color: #a8b3bf !important; }
    .letter a { color: #8ebdf5 !important; }
    .letter .button td { background: #e7ebf0 !important; background-color: #e7ebf0 !important; }
    .letter .button a { color: #14181d !important; background: #e7ebf0 !important; background-color: #e7ebf0 !important; }
  }`;

/** Stands in the layout for the colour of the button, since MJML takes no place for a colour. */
export const ACCENT = '#0acce0';

/** The MJML of a mail: a card for each language, with a place `{{zh.heading}}` for everything that changes from mail to mail. */
export const layoutOf = (languages: readonly Language[]): string => `
<mjml lang="${languages[0] === 'en' ? 'en' : 'zh-CN'}">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{preview}}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${fonts}" />
      <mj-text font-size="16px" line-height="1.6" color="#1c2530" padding="6px 24px" />
      <mj-section padding="20px 0" background-color="#ffffff" />
    </mj-attributes>
    <mj-style>${darkStyle}</mj-style>
    <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
  </mj-head>
  <mj-body width="600px" background-color="#f4f5f7" css-class="sheet">
    ${languages.map(cardOf).join('<mj-section css-class="gap" padding="8px 0" background-color="#f4f5f7"></mj-section>')}
  </mj-body>
</mjml>`;

const cardOf = (language: Language): string => `
<mj-section css-class="letter" border-top="4px solid {{edge}}">
  <mj-column>
    <mj-text css-class="quiet" font-size="14px" color="#52606d">${inLanguage(language, 'programme')}</mj-text>
    <mj-text font-size="21px" font-weight="600" line-height="1.4">${inLanguage(language, 'heading')}</mj-text>
    <mj-text>${inLanguage(language, 'lead')}</mj-text>
    <mj-button css-class="button" href="{{${language}.link}}" align="left" background-color="${ACCENT}" color="#ffffff" border-radius="6px"
      font-size="16px" font-weight="600" inner-padding="13px 26px" padding="14px 24px">{{${language}.button}}</mj-button>
    <mj-text css-class="quiet" font-size="14px" color="#52606d">${inLanguage(language, 'linkHint')}
      <a href="{{${language}.link}}" style="color:#1a56a0;word-break:break-all">{{${language}.link}}</a></mj-text>
    <mj-text>${inLanguage(language, 'blocks')}</mj-text>
    <mj-text css-class="quiet" font-size="14px" color="#52606d">${inLanguage(language, 'footer')}</mj-text>
  </mj-column>
</mj-section>`;

const inLanguage = (language: Language, place: string) =>
  `<div lang="${language === 'en' ? 'en' : 'zh-CN'}">{{${language}.${place}}}</div>`;
