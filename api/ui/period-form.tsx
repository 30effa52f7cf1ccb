import { useMark, Wrong } from './wrongs';

interface DayProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

/** A day of a form that only asks. */
export const DayField = ({ name, label, value }: DayProps) => {
  const { wrong, attributes } = useMark(name, name, label);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} type="date" min="2000-01-01" max="2099-12-31" value={value ?? ''} {...attributes} />
      <Wrong id={name} wrong={wrong} />
    </div>
  );
};

type Day = 'from' | 'until';

interface PeriodFormProps {
  readonly path: string;
  readonly days?: readonly Day[];
  readonly period: { readonly [One in Day]?: string | undefined };
  readonly words: Readonly<Record<Day | 'choose' | 'show', string>>;
  readonly isOpen?: boolean;
}

/** Which days are shown: a form that only asks for another part of the page, folded until it is wanted. */
export const PeriodForm = ({ path, days = ['from', 'until'], period, words, isOpen = false }: PeriodFormProps) => (
  <details class="screen" open={isOpen}>
    <summary>{words.choose}</summary>
    <form class="card" method="get" action={path}>
      <div class="pair">
        {days.map((day) => (
          <DayField key={day} name={day} label={words[day]} value={period[day]} />
        ))}
      </div>
      <button>{words.show}</button>
    </form>
  </details>
);
