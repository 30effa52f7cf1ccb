import { roles } from '../../domain/programme/roles';
import { accessOf, type Access } from './matrix';

const narrowed = {
  ownMatters: 'in matters where they may answer for a seat',
  own: 'what is their own',
  shownMoney: 'of parties whose money is shown to them',
};

/** Who may use a route, in words. */
export const whoMay = ({
  anyone,
  link,
  reminders,
  calendar,
  courier,
  token,
  roles: allowed = [],
  only,
}: Access): string => {
  const people = allowed.length === roles.length ? ['everybody with a role'] : allowed;
  const named = [
    ...(anyone ? ['anyone'] : []),
    ...(link ? ['bearer of its link'] : []),
    ...(reminders ? ['bearer of its reminder link'] : []),
    ...(calendar ? ['bearer of a calendar address'] : []),
    ...(courier ? ['courier of mails'] : []),
    ...(token ? ['office token'] : []),
    ...people,
  ].join(', ');
  return only ? `${named}; ${narrowed[only]}` : named;
};

const mark = (yes: boolean | undefined, only?: Access['only']) => (yes ? (only ? 'own' : 'yes') : '–');

const rows = Object.entries(accessOf).map(
  ([route, { anyone, link, reminders, calendar, courier, token, roles: allowed = [], only }]) => [
    `\`${route}\``,
    mark(anyone),
    mark(link),
    mark(reminders),
    mark(calendar),
    mark(courier),
    mark(token),
    ...roles.map((role) =>
      mark(allowed.includes(role), only === 'shownMoney' && role !== 'approver' ? undefined : only),
    ),
  ],
);

const heads = ['Route', 'anyone', 'link', 'reminder link', 'calendar address', 'courier', 'office token', ...roles];

/** The rows of a Markdown table, each cell as wide as its column. */
const table = (lines: readonly (readonly string[])[]): string => {
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const ruled = widths.map((width) => '-'.repeat(width));
  const [head = heads, ...body] = lines;
  return [head, ruled, ...body]
    .map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
};

/** The content of `docs/access.md`. */
export const accessText = `# Who may do what

Written by \`npm run access\` from the authorisation matrix in \`api/access/matrix.ts\`, which the checks are made from; a
route that is not in it is not served. \`test/api/access/access.test.ts\` asks every route in every role of every party
and compares.

Roles (\`domain/programme/roles.ts\`) are of a programme and hold for a party; a role in one programme opens nothing in
another, and no route depends on the party, because a programme's record belongs to both.

- **approver**: holds a seat in a governance group
- **pmo**: works in the programme office
- **supervisor**: holds a seat in the supervisory committee
- **operator**, **auditor**: named by the definition, \`governance.operators\` and \`governance.auditors\`, people by party
- **office token**: the programme office of every programme, for programs and for the door of the office
- **link**: whoever bears a mailed decision link, in its matter
- **reminder link**: whoever bears the address by which a mail program stops one person's reminders
- **calendar address**: whoever bears the address of a calendar that one person subscribes to, for as long as that
  person has a part in it
- **courier**: whoever brings mails that came back, by the token \`GATEHOUSE_INBOUND_TOKEN\`

"own" narrows a role: to the matters in which the person may answer for a seat, or to their own tasks and programmes. A
person who is signed in uses the API by the session cookie, in their own name; a POST needs the own \`Origin\`. Nobody
decides by the office token.

${table([heads, ...rows])}
`;
