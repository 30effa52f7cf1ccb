import { budgetDeciders } from '../../domain/programme/project-plans';
import { asksOf } from '../ui/asks';
import { isProjectOver, nextProjectStage, type Project } from '../../domain/projects/projects';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import { Empty, Table } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { BudgetFields } from './budget';
import { StateBadge } from '../ui/states';
import { ThingPage, type ThingContext } from '../ui/thing';
import { titleIn } from '../../domain/programme/titles';
import { mayUndertake } from '../../domain/programme/undertakings';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    title: '合作项目',
    heads: ['项目', '业务模式', '状态', '下一步'],
    none: '暂无立项的合作项目。',
    landed: (n: number, of: number) => `${of} 个项目，已落地 ${n} 个`,
    done: '—',
    commissioning: '投运验收',
    open: '立项',
    hint: '立项后，预算立即送审；协议生效且预算批准后，项目启动。',
    key: '项目编号（字母、数字、连字符）',
    name: '项目名称（中文）',
    nameEn: '项目名称（英文，可选）',
    mode: '业务模式',
    agreement: '所属协议',
    ofMode: '按业务模式',
    overseas: '海外项目',
    no: '否',
    yes: '是',
    note: '说明',
  },
  en: {
    title: 'Projects',
    heads: ['Project', 'Mode', 'State', 'Next'],
    none: 'No project has been opened yet.',
    landed: (n: number, of: number) => `${of} ${of === 1 ? 'project' : 'projects'}, ${n} landed`,
    done: '—',
    commissioning: 'commissioning',
    open: 'Open a project',
    hint: 'Its budget goes to approval at once; it starts once its agreement is effective and its budget approved.',
    key: 'Key (letters, digits, hyphens)',
    name: 'Title (Chinese)',
    nameEn: 'Title (English, optional)',
    mode: 'Mode',
    agreement: 'Agreement',
    ofMode: 'that of the mode',
    overseas: 'Abroad',
    no: 'no',
    yes: 'yes',
    note: 'Note',
  },
};

/** The projects of a programme with their states and next steps; on the overview nothing where there are none. */
export const ProjectList = ({ view, reader: { language }, isLed = false }: ProjectListProps) => {
  const phrases = words[language];
  const { projects, definition } = view;
  if (projects.length === 0) return isLed ? null : <Empty>{phrases.none}</Empty>;
  const next = (project: Project) => {
    if (isProjectOver(project)) return phrases.done;
    const stage = nextProjectStage(project);
    return stage ? say(stage.title, language) : phrases.commissioning;
  };
  const count = phrases.landed(projects.filter(({ state }) => state === 'landed').length, projects.length);
  return (
    <section aria-labelledby="projects">
      {isLed && <h2 id="projects">{phrases.title}</h2>}
      <Table isStacked caption={count} heads={phrases.heads}>
        {projects.map((project) => (
          <tr key={project.key}>
            <td>
              <a href={`/programmes/${view.key}/projects/${project.key}`}>{say(project.title, language)}</a>
            </td>
            <td data-label={phrases.heads[1]}>{say(titleIn(definition.projects.modes, project.mode), language)}</td>
            <td data-label={phrases.heads[2]}>
              <StateBadge state={project.state} language={language} />
            </td>
            <td data-label={phrases.heads[3]}>{next(project)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

interface ProjectListProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  /** Under a heading of its own, on the overview. */
  readonly isLed?: boolean;
}

/** The page of all projects, with the form by which the office opens one. */
export const ProjectsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { modes } = view.definition.projects;
  const titled = (things: Readonly<Record<string, { readonly title: { readonly zh: string; readonly en: string } }>>) =>
    Object.entries(things).map(([key, { title }]) => [key, say(title, language)] as const);
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      <ProjectList view={view} reader={reader} />
      {nonce && mayUndertake(view.state, 'project.open') && Object.keys(modes).length > 0 && (
        <OfficeForm
          title={phrases.open}
          hint={phrases.hint}
          action={`/programmes/${view.key}/projects`}
          nonce={nonce}
          submit={phrases.open}
          asks={asksOf(context, budgetDeciders(view.definition))}
        >
          <Field name="project" label={phrases.key} typed={typed} isRequired />
          <div class="pair">
            <Field name="title" label={phrases.name} typed={typed} isRequired />
            <Field name="titleEn" label={phrases.nameEn} typed={typed} />
          </div>
          <div class="pair">
            <Choice name="mode" label={phrases.mode} typed={typed} options={titled(modes)} />
            <Choice
              name="agreement"
              label={phrases.agreement}
              typed={typed}
              options={[['', phrases.ofMode] as const, ...titled(view.definition.agreements)]}
            />
          </div>
          <BudgetFields context={context} />
          <Choice
            name="overseas"
            label={phrases.overseas}
            typed={typed}
            options={[
              ['no', phrases.no],
              ['yes', phrases.yes],
            ]}
          />
          <Field name="note" label={phrases.note} typed={typed} kind="lines" />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
