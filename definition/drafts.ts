import { draftWords } from './draft-words';
import { slug } from './latin';
import type { Group } from '../domain/programme/governance';
import type { Language } from '../domain/shared/text';

/** A company as whoever drafts a programme answers for it. */
export interface DraftCompany {
  readonly name: string;
  /** Where its mail is: role accounts get addresses there, and its key is the first part. */
  readonly domain: string;
  readonly calendar: string;
  readonly zone: string;
}

/** A group by its title and what it decides on. */
export interface DraftGroup {
  readonly title: string;
  readonly kind: NonNullable<Group['kind']>;
}

/** What a first file of a programme is made of. */
export interface Draft {
  readonly companies: readonly [DraftCompany, DraftCompany];
  readonly title: string;
  readonly starts: string;
  readonly groups: readonly DraftGroup[];
  readonly phases: readonly { readonly title: string; readonly months: number }[];
}

/** So many groups and phases keep a first file at 80 lines or fewer. */
export const MOST_IN_DRAFT = { groups: 4, phases: 6 } as const;

/** A key made from what somebody typed; `instead` where it has no letters that a key may have. */
const keyFrom = (typed: string, instead: string): string => slug(typed, instead).slice(0, 24).replace(/-+$/, '');

/** Keys that differ from one another, in the order of what they are made from. */
const keysFrom = (typed: readonly string[], kind: string, reserved: readonly string[] = []): readonly string[] =>
  typed.reduce<readonly string[]>((keys, one) => {
    const instead = `${kind}-${keys.length + 1}`;
    const key = keyFrom(one, instead);
    return [...keys, keys.includes(key) || reserved.includes(key) ? instead : key];
  }, []);

/** The keys of the two companies of a draft. */
export const companyKeys = ({ companies }: Draft): readonly string[] =>
  keysFrom(
    companies.map(({ domain }) => domain.split('.')[0] ?? ''),
    'company',
  );

/** The key of the programme of a draft, which names its file too. */
export const draftKey = (draft: Draft): string => companyKeys(draft).join('-');

/** A text in quotation marks: whatever somebody typed stays a text. */
const quoted = (typed: string): string => JSON.stringify(typed);

const RESERVED = ['groupchair', 'committee', 'supervision', 'office'];

const currencies: Readonly<Record<string, string>> = { us: 'USD', gb: 'GBP', jp: 'JPY', ch: 'CHF' };

const currencyOf = ({ companies }: Draft, language: Language): string => {
  const countries = companies.map(({ calendar }) => calendar.split('-')[0] ?? '');
  if (countries.includes('cn') || (language === 'zh' && countries.includes('weekdays'))) return 'CNY';
  return currencies[countries[0] ?? ''] ?? 'EUR';
};

/** The file of a programme in one language, commented, of 80 lines at most; it passes `check`, and says by which name. */
export const draftText = (draft: Draft, language: Language, file: string): string => {
  const words = draftWords[language];
  const keys = companyKeys(draft);
  const groups = keysFrom(
    draft.groups.map(({ title }) => title),
    'group',
    RESERVED,
  );
  const phases = keysFrom(
    draft.phases.map(({ title }) => title),
    'phase',
  );
  const both = (mailbox: string) =>
    `{ ${keys.map((key, at) => `${key}: ${mailbox}@${draft.companies[at]?.domain ?? ''}`).join(', ')} }`;
  return [
    `# ${words.head}`,
    `# ${words.check(file)}`,
    `programme: ${draftKey(draft)} # ${words.programme}`,
    `title: ${quoted(draft.title)}`,
    `starts: ${draft.starts} # ${words.starts}`,
    `language: ${language}`,
    `currency: ${currencyOf(draft, language)}`,
    '',
    `# ${words.parties}`,
    'parties:',
    ...draft.companies.map(
      ({ name, calendar, zone }, at) =>
        `  ${keys[at] ?? ''}: { title: ${quoted(name)}, calendar: ${calendar}, zone: ${zone} }`,
    ),
    '',
    `# ${words.governance}`,
    'governance:',
    `  office: { people: ${both('office')} } # ${words.office}`,
    '  groups:',
    ...draft.groups.flatMap(({ title, kind }, at) => {
      const key = groups[at] ?? '';
      return [
        `    ${key}:`,
        `      title: ${quoted(title)}`,
        `      kind: ${kind} # ${at === 0 ? words.leading : words.kinds[kind]}`,
        '      seats:',
        `        chair: { title: ${quoted(words.chair)}, chair: true, holders: ${both(`${key}.chair`)} }`,
        `        member: { title: ${quoted(words.member)}, holders: ${both(`${key}.member`)} }`,
      ];
    }),
    '',
    `# ${words.phases}`,
    'phases:',
    ...draft.phases.flatMap(({ title, months }, at) => [
      `  - { key: ${phases[at] ?? ''}, title: ${quoted(title)}, months: ${months},`,
      `      milestones: [{ key: ${phases[at] ?? ''}-done, title: ${quoted(words.result(title))} }] }`,
    ]),
    '',
    `# ${words.agreements}`,
    'agreements:',
    `  framework: { title: ${quoted(words.framework)} }`,
    '',
    ...words.more.map((line) => `# ${line}`),
    '',
  ].join('\n');
};
