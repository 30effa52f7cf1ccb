import type { ComponentChildren } from 'preact';
import { Asks } from './asks';
import type { Typed } from './thing';
import { Submit } from './submit';
import { useLanguage, useMark, Wrong } from './wrongs';

interface Answers {
  readonly name: string;
  readonly each: readonly (readonly [value: string, label: string])[];
}

interface FormProps {
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly nonce: string;
  /** What its button says; of several, under which name each is sent, with its value and its words. */
  readonly submit: string | Answers;
  /** Whether files are sent along. */
  readonly hasFiles?: boolean;
  /** Whom it asks, said before its button. */
  readonly asks?: string | readonly string[] | undefined;
  readonly children: ComponentChildren;
}

/** A form of the programme office. */
export const OfficeForm = ({ title, hint, action, nonce, submit, hasFiles, asks, children }: FormProps) => (
  <form method="post" action={`/office${action}`} class="card" {...(hasFiles && { encType: 'multipart/form-data' })}>
    <h2>{title}</h2>
    {hint && <p class="quiet">{hint}</p>}
    <input type="hidden" name="nonce" value={nonce} />
    {children}
    <Asks lines={asks} />
    {typeof submit === 'string' ? (
      <Submit action={`/office${action}`} label={submit} isMain />
    ) : (
      <div class="actions">
        {submit.each.map(([value, label]) => (
          <button key={value} name={submit.name} value={value}>
            {label}
          </button>
        ))}
      </div>
    )}
  </form>
);

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  readonly kind?: 'text' | 'date' | 'lines';
  readonly initial?: string;
}

/** One field, with what was typed into it before. */
export const Field = (props: FieldProps) => {
  const { name, label, typed, hint, isRequired = false, kind = 'text', initial = '' } = props;
  const id = name.replaceAll('.', '-');
  const value = typed[name] ?? initial;
  const { wrong, attributes } = useMark(name, id, label, hint && `${id}-hint`);
  const common = { ...{ id, name, required: isRequired }, ...attributes };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {kind === 'lines' && <textarea {...common} maxLength={8000} value={value} />}
      {kind === 'date' && <input {...common} type="date" value={value} />}
      {kind === 'text' && <input {...common} maxLength={2000} value={value} />}
      {hint && (
        <p class="quiet small hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Wrong id={id} wrong={wrong} />
    </div>
  );
};

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly options: readonly (readonly [string, string])[];
  /** What is chosen unless somebody chooses otherwise; without it nothing is. */
  readonly initial?: string;
}

/** One of a few; where there are several and none is usual, nothing is chosen beforehand. */
export const Choice = ({ name, label, typed, options, initial }: ChoiceProps) => {
  const id = name.replaceAll('.', '-');
  const { wrong, attributes } = useMark(name, id, label);
  const language = useLanguage();
  const mustChoose = options.length > 1 && initial === undefined && options.every(([value]) => value !== '');
  const chosen = typed[name] ?? initial;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} required={mustChoose} {...attributes}>
        {mustChoose && <option value="">{language === 'zh' ? '请选择' : 'Please choose'}</option>}
        {options.map(([value, title]) => (
          <option key={value} value={value} selected={value === chosen}>
            {title}
          </option>
        ))}
      </select>
      <Wrong id={id} wrong={wrong} />
    </div>
  );
};

interface TickProps extends Pick<ChoiceProps, 'name' | 'label' | 'typed'> {
  readonly isRequired?: boolean;
}

/** A box to tick. */
export const Tick = ({ name, label, typed, isRequired = false }: TickProps) => {
  const id = name.replaceAll('.', '-');
  const { wrong, attributes } = useMark(name, id, label);
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          required={isRequired}
          checked={typed[name] === 'yes'}
          {...attributes}
        />
        <span>{label}</span>
      </label>
      <Wrong id={id} wrong={wrong} />
    </div>
  );
};
