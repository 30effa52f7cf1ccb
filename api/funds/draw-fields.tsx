import { drawKinds } from '../../domain/money/funds/draws';
import { drawKindTitles } from '../../domain/money/funds/titles';
import { partyOf } from '../../domain/programme/parties';
import { isProjectOver } from '../../domain/projects/projects';
import { say } from '../../domain/shared/text';
import { EvidenceFields } from '../evidence/fields';
import { Choice, Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import type { FoundFund } from './funds';
import { fundWords } from './words';

type Options = readonly (readonly [string, string])[];

/** The fields by which somebody asks for a draw on a fund. */
export const DrawFields = ({ context, found }: { readonly context: ThingContext; readonly found: FoundFund }) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  const { parties, funds, budgets } = view.definition;
  const { book, rules } = found;
  const titled = (
    things: Readonly<Record<string, { readonly title: Parameters<typeof say>[0] }>>,
    prefix = '',
  ): Options => Object.entries(things).map(([key, { title }]) => [`${prefix}${key}`, say(title, language)]);
  const unnamed = ['', phrases.unnamed] as const;
  const labelled = (options: Options, label: string): Options =>
    options.map(([key, title]) => [key, `${label}${title}`]);
  const to: Options = [
    ...labelled(titled(parties, 'party/'), phrases.party),
    ['supplier', phrases.supplier],
    ...labelled(titled(funds, 'fund/'), phrases.fund).filter(([key]) => key !== `fund/${book.key}`),
  ];
  const own = Object.fromEntries(Object.entries(budgets).filter(([, { fund }]) => fund === book.key));
  const projects: Options = view.projects
    .filter((project) => !isProjectOver(project))
    .map(({ key, title }) => [key, say(title, language)]);
  const party = visitor && partyOf(view.definition, visitor.person)?.key;
  return (
    <>
      <div class="pair">
        <Choice
          name="draw.kind"
          label={phrases.drawKind}
          typed={typed}
          options={drawKinds.map((kind) => [kind, say(drawKindTitles[kind], language)])}
        />
        <Field name="draw.amount" label={phrases.amount(book.currency)} typed={typed} isRequired />
      </div>
      <Field name="draw.purpose" label={phrases.drawPurpose} typed={typed} isRequired />
      <div class="pair">
        <Choice name="draw.to" label={phrases.to} typed={typed} options={to} />
        <Field name="draw.supplier" label={phrases.supplierName} typed={typed} />
      </div>
      <div class="pair">
        <Choice
          name="draw.payer"
          label={phrases.payer}
          typed={typed}
          options={titled(parties)}
          {...(party !== undefined && { initial: party })}
        />
        <Choice name="draw.project" label={phrases.project} typed={typed} options={[unnamed, ...projects]} />
      </div>
      <Choice name="draw.budget" label={phrases.budget} typed={typed} options={[unnamed, ...titled(own)]} />
      {rules.ratifyDays !== undefined && (
        <Choice
          name="draw.emergency"
          label={phrases.emergency}
          typed={typed}
          options={[
            ['', phrases.no],
            ['yes', phrases.yes(rules.ratifyDays)],
          ]}
        />
      )}
      <EvidenceFields kinds={[]} typed={typed} language={language} />
    </>
  );
};
