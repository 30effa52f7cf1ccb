import { text } from '../shared/sentences';
import type { Person } from '../shared/keys';
import { say, type Language, type Text } from '../shared/text';
import type { Programme } from './programme';

/** What people are called, by address; whoever is not among them is shown by the address alone. */
export type Names = Readonly<Record<Person, Text>>;

/** The people of a programme whose name its definition says: "总工程师王明", "Wang Ming, Chief engineer". */
export const namesOf = ({ people = {} }: Pick<Programme, 'people'>): Names =>
  Object.fromEntries(
    Object.entries(people).flatMap(([person, { name, title }]) =>
      name ? [[person, title ? text(`${title.zh}${name.zh}`, `${name.en}, ${title.en}`) : name] as const] : [],
    ),
  );

/** A person as every page and mail shows one: the name with the address, or the address alone. */
export const personText = (names: Names, person: Person): Text => {
  const name = names[person];
  return name ? text(`${name.zh}（${person}）`, `${name.en} (${person})`) : text(person, person);
};

const escaped = (address: string) => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is said, with the name beside each address that is known; what only ends or begins like one is left alone. */
export const namedIn = (names: Names, language: Language): ((said: string) => string) => {
  const known = Object.keys(names).sort((one, other) => other.length - one.length);
  if (known.length === 0) return (said) => said;
  const address = new RegExp(`(?<![\\w.%+@/:-])(?:${known.map(escaped).join('|')})(?![\\w@-]|\\.\\w)`, 'g');
  return (said) => said.replace(address, (person) => say(personText(names, person), language));
};
