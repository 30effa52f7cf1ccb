import { decidingParties } from '../../domain/programme/parties';
import { titleIn } from '../../domain/programme/titles';
import type { Scores } from '../../domain/risks/levels';
import { say } from '../../domain/shared/text';
import { Choice, Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { riskWords } from './words';

interface FieldsProps {
  readonly context: ThingContext;
  /** The form that they belong to: it names them. */
  readonly form: string;
  readonly scores?: Scores | undefined;
  /** Whether the inherent score may be left out. */
  readonly isOptional?: boolean;
}

/** The three scores, each likelihood and impact, and the answer to what is odd about them. */
export const ScoreFields = ({ context, form, scores, isOptional = false }: FieldsProps) => {
  const { reader, typed } = context;
  const phrases = riskWords[reader.language];
  const points = ['1', '2', '3', '4', '5'].map((point) => [point, point] as const);
  const optional = [['', phrases.unsaid] as const, ...points];
  return (
    <>
      {(['inherent', 'current', 'residual'] as const).map((name) => (
        <fieldset key={name}>
          <legend>{phrases[name]}</legend>
          <div class="pair">
            {(['likelihood', 'impact'] as const).map((part) => (
              <Choice
                key={part}
                name={`${form}.${name}.${part}`}
                label={phrases[part]}
                typed={typed}
                options={name === 'inherent' && !isOptional ? points : optional}
                initial={String(scores?.[name]?.[part] ?? '')}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Field name={`${form}.answer`} label={phrases.answer} typed={typed} kind="lines" />
    </>
  );
};

/** Who owns it: the seats of the groups, of every party or of one. */
export const OwnerField = ({ context, name }: { readonly context: ThingContext; readonly name: string }) => {
  const { reader, view, typed } = context;
  const { language } = reader;
  const phrases = riskWords[language];
  const { governance, parties } = view.definition;
  const options = Object.values(governance.groups).flatMap(({ title, seats }) => {
    const roles = seats.filter(({ key }, at) => seats.findIndex((other) => other.key === key) === at);
    return roles.flatMap((seat) => {
      const called = `${say(title, language)} · ${say(seat.title, language)}`;
      const each = decidingParties(view.definition).flatMap(({ key }) => {
        const own = seats.find((one) => one.key === seat.key && one.party === key);
        return own ? [[own.id, `${called}（${say(titleIn(parties, key), language)}）`] as const] : [];
      });
      return [[`${seat.group}.${seat.key}`, `${called}（${phrases.ofBoth}）`] as const, ...each];
    });
  });
  return (
    <Choice name={name} label={phrases.owner} typed={typed} options={[['', phrases.office], ...options]} initial="" />
  );
};
