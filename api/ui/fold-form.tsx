import type { ComponentChildren } from 'preact';
import { Asks } from './asks';
import type { Typed } from './thing';
import { Submit } from './submit';
import { useMark, Wrong } from './wrongs';

interface FoldProps {
  /** Names its fields (`extension.reason`): a refused one opens again with what was typed. */
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly nonce: string;
  readonly submit: string;
  readonly typed: Typed;
  readonly isOpen?: boolean;
  /** Whether files are sent along. */
  readonly hasFiles?: boolean;
  /** Whom it asks, said before its button. */
  readonly asks?: string | readonly string[] | undefined;
  readonly children?: ComponentChildren;
}

/** A form that is folded away until somebody wants it. */
export const FoldForm = (props: FoldProps) => {
  const { name, title, hint, action, nonce, submit, typed, isOpen, hasFiles, asks, children } = props;
  return (
    <details id={name} open={isOpen === true || isTyped(typed, name)}>
      <summary>{title}</summary>
      <form method="post" action={action} {...(hasFiles && { encType: 'multipart/form-data' })}>
        {/* Enter in a field presses a form's first button; this one is dead, so that nothing is sent by it. */}
        <button type="submit" disabled hidden />
        {hint && <p class="quiet small">{hint}</p>}
        <input type="hidden" name="nonce" value={nonce} />
        {children}
        <Asks lines={asks} />
        <Submit action={action} label={submit} />
      </form>
    </details>
  );
};

const isTyped = (typed: Typed, name: string) => Object.keys(typed).some((key) => key.startsWith(`${name}.`));

interface PersonProps {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly isOptional?: boolean;
}

/** The id of the list of those who are known, offered while typing. */
const KNOWN = 'known-people';

/** A person, known or new, by the address of their role account. */
export const PersonField = ({ name, label, typed, isOptional = false }: PersonProps) => {
  const id = name.replaceAll('.', '-');
  const { wrong, attributes } = useMark(name, id, label);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="email"
        list={KNOWN}
        autocomplete="off"
        required={!isOptional}
        maxLength={254}
        value={typed[name] ?? ''}
        {...attributes}
      />
      <Wrong id={id} wrong={wrong} />
    </div>
  );
};

/** Those who are known, for every `PersonField` of the page. */
export const KnownPeople = ({ people }: { readonly people: readonly string[] }) => (
  <datalist id={KNOWN}>
    {people.map((person) => (
      <option key={person} value={person} />
    ))}
  </datalist>
);
