import { z } from 'zod';
import { doors } from '../../../api/nouns';
import type { Verb } from '../../../api/things/verbs';
import { blemishesOf } from '../../replay/blemishes';

const verbs: readonly (readonly [string, Verb])[] = doors
  .flatMap(({ verbs: table = [] }) => table)
  .flatMap((table) => Object.entries(table));

/** Parts of what an operation takes that are documents, or a report that a document bears out. */
const DOCUMENTS = ['evidence', 'document', 'documentHash', 'recommendation'];

/** The names of what an operation takes, at its top, whichever of its shapes it has. */
const namesIn = (schema: unknown): readonly string[] => {
  const { properties = {}, anyOf = [], oneOf = [] } = schema as Readonly<Record<string, never>>;
  return [...Object.keys(properties), ...[...(anyOf as unknown[]), ...(oneOf as unknown[])].flatMap(namesIn)];
};

const takes = ({ body }: Verb): readonly string[] =>
  body ? namesIn(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })) : [];

const takesDocument = (verb: Verb) => takes(verb).some((name) => DOCUMENTS.includes(name));

test('what takes a document by its operation takes the file itself by its form', () => {
  const asked = verbs.filter(([, verb]) => verb.ordered && takesDocument(verb));
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.flatMap(([place, verb]) => (verb.takesFiles ? [] : [place]))).toEqual([]);
  expect(verbs.find(([place]) => place === 'approvals/:approval/answers')?.[1].takesFiles).toBe(true);
});

const seen = (form: string) => [
  { path: '/there', status: 200, type: 'text/html', text: `<html lang="en"><title>t</title><h1>t</h1>${form}</html>` },
];
const files = ' enctype="multipart/form-data"';
const file = '<input type="file" name="shown.file"/>';

test.each([
  ['names a document', `<form action="/a"><input name="document"/></form>`, ['names a document and takes no file']],
  [
    'does not send its file',
    `<form action="/a">${file}</form>`,
    ['does not send its file', 'sends a file to where none is taken'],
  ],
  [
    'reports an exception without one',
    `<form action="/office/programmes/p/milestones/m/exceptions"><textarea name="cause"></textarea></form>`,
    ['goes to where files are taken and takes none'],
  ],
  [
    'asks a question without one',
    `<form action="/decisions/p:agreement:a:1/question"><textarea name="said"></textarea></form>`,
    ['goes to where files are taken and takes none'],
  ],
  [
    'sends one where none is taken',
    `<form${files} action="/inbox/decisions">${file}</form>`,
    ['sends a file to where none is taken'],
  ],
  ['takes one', `<form${files} action="/office/programmes/p/approvals/p%3Aa%3A1/answers">${file}</form>`, []],
])('a form that %s is seen', (_, form, blemishes) => {
  const found = blemishesOf(seen(form) as never, { language: 'en', types: [] });
  expect(found.map((each) => each.replace(/^\/there: the form \S+ /, ''))).toEqual(blemishes);
});
