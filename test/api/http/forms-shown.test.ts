import { doors } from '../../../api/nouns';
import type { Verbs } from '../../../api/things/verbs';

const namesIn = (place: string) => [...place.matchAll(/:(\w+)/g)].map(([, name]) => name);

const tables: readonly Verbs[] = doors.flatMap(({ verbs }) => verbs ?? []);

const forms = tables.flatMap((verbs) =>
  Object.entries(verbs).flatMap(([place, { ordered, pages, shows }]) =>
    ordered ? Object.entries(pages ?? { [place]: shows }) : [],
  ),
);

test.each(forms)('the form at %s is answered by the page %s, whose address it names', (form, page) => {
  expect(namesIn(form)).toEqual(expect.arrayContaining(namesIn(page ?? '')));
});

test('most of what can be done has a form', () => {
  expect(forms.length).toBeGreaterThan(40);
});
