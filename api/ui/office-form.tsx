import type { ComponentChildren } from 'preact';
import type { Typed } from './thing';

interface FormProps {
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly nonce: string;
  readonly submit: string;
  /** Whether files are sent along. */
  readonly hasFiles?: boolean;
  readonly children: ComponentChildren;
}

/** A form of the programme office. */
export const OfficeForm = ({ title, hint, action, nonce, submit, hasFiles, children }: FormProps) => (
  <form method="post" action={`/office${action}`} class="card" {...(hasFiles && { encType: 'multipart/form-data' })}>
    <h2>{title}</h2>
    {hint && <p class="quiet">{hint}</p>}
    <input type="hidden" name="nonce" value={nonce} />
    {children}
    <button class="primary">{submit}</button>
  </form>
);

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly hint?: string | undefined;
  /** What it was refused for, said beside it. */
  readonly wrong?: string | undefined;
  readonly isRequired?: boolean;
  readonly kind?: 'text' | 'date' | 'lines';
  readonly initial?: string;
}

/** One field, with what was typed into it before. */
export const Field = (props: FieldProps) => {
  const { name, label, typed, hint, wrong, isRequired = false, kind = 'text', initial = '' } = props;
  const id = name.replaceAll('.', '-');
  const value = typed[name] ?? initial;
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  const common = {
    ...{ id, name, required: isRequired },
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(wrong && { 'aria-invalid': true }),
  };
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

/** What a field was refused for; `id` is that of the field, which is described by it. */
export const Wrong = ({ id, wrong }: { readonly id: string; readonly wrong: string | undefined }) =>
  wrong === undefined ? null : (
    <p class="small wrong" id={`${id}-wrong`}>
      {wrong}
    </p>
  );

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly options: readonly (readonly [string, string])[];
  readonly initial?: string;
  readonly wrong?: string | undefined;
}

/** One of a few. */
export const Choice = ({ name, label, typed, options, initial, wrong }: ChoiceProps) => {
  const id = name.replaceAll('.', '-');
  const chosen = typed[name] ?? initial;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} {...(wrong && { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}>
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
