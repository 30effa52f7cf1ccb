import { rolesOf } from '../../domain/programme/roles';
import type { ComponentChildren } from 'preact';
import type { Interruption } from '../../domain/processes/interruptions';
import type { ChainedEntry } from '../../domain/record/ledger';
import type { ProgrammeView } from '../../domain/views/views';
import { verbWords } from './verb-words';
import { Frame, type Reader } from './frame';
import { History } from './history';
import { InterruptedNotice } from './interrupted';
import { Opened, type JustOpened } from './opened';
import { RefusalNotice } from './refusal';
import { Crumbs, listAbove } from './crumbs';
import { Asked } from './asked';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Person } from '../../domain/shared/keys';
import { pathSegment } from '../../mail/paths';
import { say } from '../../domain/shared/text';
import type { RefusalCode } from '../../domain/shared/refusals';

/** What a person typed into a form of the office, by field; shown again after a refusal. */
export type Typed = Readonly<Record<string, string>>;

/** What every page of one thing has: its programme, its history, the way to its process, and a refusal to show in place. */
export interface ThingContext {
  readonly reader: Reader;
  readonly view: ProgrammeView;
  /** Of the page: `/programmes/hub/risks/outage`. */
  readonly path: string;
  readonly entries: readonly ChainedEntry[];
  readonly processHref?: string;
  /** What is wrong with its process, where it is interrupted. */
  readonly interruption?: Interruption;
  /** Those of the files shown on it as evidence that are kept, by their hashes. */
  readonly kept: ReadonlySet<string>;
  /** Set for the programme office: a nonce for the forms. */
  readonly nonce?: string;
  /** Set with it: in whose name the office's forms are recorded. */
  readonly officer?: Person;
  /** Who else it may be, where only the office's shared token was shown. */
  readonly orAnyOf?: readonly Person[];
  /** Whoever is signed in, and a nonce for forms that are theirs; for the office's token the officer in whose name it acts. */
  readonly visitor?: { readonly person: Person; readonly nonce: string };
  /** A form was just carried out. */
  readonly isDone?: boolean;
  /** What is being decided about it. */
  readonly asking?: readonly ApprovalView[];
  /** What it asked people, where it did. */
  readonly opened?: JustOpened;
  readonly refused?: {
    readonly code: RefusalCode;
    readonly detail?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
  readonly typed: Typed;
  /** What a form of this page was answered with, told to nobody but its sender. */
  readonly disclosed?: string;
}

/** Whether whoever looks on may act for a party: holders of seats, and the office. */
export const isPartner = ({ view, visitor }: ThingContext): boolean =>
  visitor !== undefined &&
  rolesOf(view.definition, visitor.person).some((role) => role === 'approver' || role === 'pmo');

/** Where a file that is shown as evidence is read; nowhere where only its hash was told. */
export const evidenceHref =
  ({ view, kept }: ThingContext) =>
  (hash: string): string | undefined =>
    kept.has(hash) ? `/programmes/${view.key}/evidence/${hash}` : undefined;

/** The page of one thing: what it is, where it stands, the facts beside what is being decided, what the office can do, and its history from the ledger. */
export const ThingPage = ({
  context,
  kind,
  title,
  badge,
  figure,
  facts = [],
  beside,
  hasHistory = true,
  isHistoryFolded = false,
  children,
}: ThingProps) => {
  const { reader, view, entries, processHref, interruption, refused, isDone, opened } = context;
  const { language } = reader;
  const told = facts.filter(([, value]) => value !== undefined && value !== null && value !== false);
  return (
    <Frame
      reader={reader}
      title={title.includes(kind) ? title : `${title} · ${kind}`}
      name={say(view.title, language)}
      home={`/programmes/${view.key}`}
    >
      <Crumbs home={`/programmes/${view.key}`} kind={kind} above={listAbove(context.path)} language={language} />
      <h1>{title}</h1>
      {(badge || figure) && (
        <p class="state">
          {badge} {figure && <Figure label={figure[0]} value={figure[1]} />}
        </p>
      )}
      <InterruptedNotice interruption={interruption} reader={reader} />
      {refused && <RefusalNotice {...refused} language={language} />}
      {isDone && (
        <div class="notice done" role="status">
          {opened ? <Opened opened={opened} reader={reader} /> : <p>{verbWords[language].recorded}</p>}
        </div>
      )}
      <div class="facing">
        {told.length > 0 && (
          <dl class="facts card">
            {told.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label} value`}>{value}</dd>])}
          </dl>
        )}
        {beside}
        <Asked asking={context.asking ?? []} person={context.visitor?.person} reader={reader} />
      </div>
      {children}
      {hasHistory && (
        <History entries={entries} reader={reader} programme={context.view.definition} isFolded={isHistoryFolded} />
      )}
      {processHref && (
        <p class="small screen">
          <a href={processHref}>{language === 'zh' ? '在 Temporal 中查看流程' : 'See the process in Temporal'}</a>
        </p>
      )}
    </Frame>
  );
};

const Figure = ({ label, value }: { readonly label: string; readonly value: ComponentChildren }) => (
  <span class="figure">
    <span class="small quiet">{label}</span> <strong>{value}</strong>
  </span>
);

interface ThingProps {
  readonly context: ThingContext;
  readonly kind: string;
  readonly title: string;
  /** Where it stands: the large thing of the page. */
  readonly badge?: ComponentChildren;
  /** The one number that says most of it. */
  readonly figure?: readonly [label: string, value: ComponentChildren] | undefined;
  readonly facts?: readonly (readonly [string, ComponentChildren])[];
  /** What stands in the second column, beside the facts. */
  readonly beside?: ComponentChildren;
  /** A list of things has none: each of them has its own. */
  readonly hasHistory?: boolean;
  readonly isHistoryFolded?: boolean;
  readonly children?: ComponentChildren;
}

/** The way to an approval's page, for whoever may look at it. */
export const ApprovalLink = ({
  programme,
  id,
  reader,
}: {
  readonly programme: string;
  readonly id: string;
  readonly reader: Reader;
}) => (
  <a href={`/programmes/${programme}/approvals/${pathSegment(id)}`}>
    {reader.language === 'zh' ? '查看审批' : 'See the approval'}
  </a>
);
