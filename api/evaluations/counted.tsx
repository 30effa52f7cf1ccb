import { parseCountedName, type Counted } from '../../domain/evaluations/counted';
import { wantedTitle } from '../../domain/evaluations/titles';
import type { EvaluationView } from '../../domain/evaluations/views';
import { say, type Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { pathSegment } from '../../mail/paths';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '系统计数的数据',
    hint: '以下数值在评估开启时由系统从办理记录中计数，无人填报，也无人可改。每项列出计数依据：记录按条目链接成串，任何人都可据此重新计数。',
    good: (n: number) => `计为达成的 ${n} 项`,
    bad: (n: number) => `计为未达成的 ${n} 项`,
    none: '没有可计数的事项',
    entry: (n: number) => `办理记录第 ${n} 条`,
  },
  en: {
    title: 'Counted from the record',
    hint: 'These were counted from the record when the evaluation opened: nobody reports them, and nobody can change them. Each lists what it was counted from; the record is a chain of entries, so anybody can count again.',
    good: (n: number) => `${n} that count for it`,
    bad: (n: number) => `${n} that count against it`,
    none: 'nothing to count',
    entry: (n: number) => `entry ${n}`,
  },
};

interface CountedProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** The figures that no person reports, each with everything that it was counted from. */
export const CountedFigures = ({ context, evaluation: { counted = [] } }: CountedProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  if (counted.length === 0) return null;
  return (
    <section>
      <h2 id="counted">{phrases.title}</h2>
      <p class="quiet small">{phrases.hint}</p>
      {counted.map((figure) => (
        <div class="card" key={figure.of} id={`counted-${figure.of}`}>
          <h3>{say(wantedTitle(view.definition, figure.of), language)}</h3>
          <p>{say(figure.words, language)}</p>
          <Sources figure={figure} context={context} />
        </div>
      ))}
    </section>
  );
};

/** What counts for a figure, and what against it. */
const Sources = ({ figure: { from, part }, context }: { readonly figure: Counted; readonly context: ThingContext }) => {
  const phrases = words[context.reader.language];
  const parts = [
    [phrases.good, from.slice(0, part)],
    [phrases.bad, from.slice(part)],
  ] as const;
  return (
    <>
      {parts.map(([title, names]) =>
        names.length === 0 ? null : (
          <details key={title(0)} open={names.length <= 5}>
            <summary>{title(names.length)}</summary>
            <ul class="lines">
              {names.map((name) => (
                <SourceLine key={name} name={name} context={context} />
              ))}
            </ul>
          </details>
        ),
      )}
    </>
  );
};

const SourceLine = ({ name, context: { view, reader } }: { readonly name: string; readonly context: ThingContext }) => {
  const { language } = reader;
  const { thing, number } = parseCountedName(name);
  const { path, title } = placeOf(view, thing);
  return (
    <li>
      <a href={`/programmes/${view.key}/${path}`}>{title ? say(title, language) : thing}</a>
      {number !== undefined && <span class="quiet small"> {words[language].entry(number)}</span>}
    </li>
  );
};

const kinds = ['milestones', 'projects', 'risks', 'innovations'] as const;

/** Where a thing that was counted has its page, and what it is called; what is none of the registers is an approval. */
function placeOf(view: ProgrammeView, thing: string): { readonly path: string; readonly title?: Text } {
  const [noun = '', key = ''] = thing.split(/:(.*)/s);
  const kind = kinds.find((each) => each === `${noun}s`);
  if (!kind) return { path: `approvals/${pathSegment(thing)}` };
  const all = { ...view, milestones: view.phases.flatMap(({ milestones }) => milestones) }[kind];
  const title = all.find((each) => each.key === key)?.title;
  return { path: `${kind}/${key}`, ...(title && { title }) };
}
