import { namedIn, namesOf, personText } from '../../../domain/programme/names';

const people = {
  'chair@east.example': { name: { zh: '王明', en: 'Wang Ming' }, title: { zh: '董事长', en: 'Chairman' } },
  'plan@east.example': { name: { zh: '李华', en: 'Li Hua' } },
  'money@east.example': { language: 'en' as const },
};
const names = namesOf({ people });

test('whoever has a name in the definition is shown by it, with title and address; others by the address alone', () => {
  expect(personText(names, 'chair@east.example')).toEqual({
    zh: '董事长王明（chair@east.example）',
    en: 'Wang Ming, Chairman (chair@east.example)',
  });
  expect(personText(names, 'plan@east.example').zh).toBe('李华（plan@east.example）');
  expect(personText(names, 'money@east.example').zh).toBe('money@east.example');
  expect(namesOf({})).toEqual({});
});

test.each([
  ['plan@east.example 提请变更', '李华（plan@east.example） 提请变更'],
  ['由plan@east.example提请', '由李华（plan@east.example）提请'],
  ['to plan@east.example.', 'to 李华（plan@east.example）.'],
  ['mailto:plan@east.example', 'mailto:plan@east.example'],
  ['old-plan@east.example', 'old-plan@east.example'],
  ['plan@east.example.org', 'plan@east.example.org'],
])('a sentence names whom it gives by an address, and nobody whose address only looks alike: %s', (said, shown) => {
  expect(namedIn(names, 'zh')(said)).toBe(shown);
});
