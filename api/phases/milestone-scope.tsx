import type { ScopeChange } from '../../domain/schedule/scopes';
import { ReportFields } from '../ui/exception-report';
import { FoldForm } from '../ui/fold-form';
import { Badge, Table, type Tone } from '../ui/html';
import { Field } from '../ui/office-form';
import { ApprovalLink, type ThingContext } from '../ui/thing';
import type { MilestoneView } from '../../domain/phases/views';

const words = {
  zh: {
    caption: '范围变更',
    heads: ['编号', '变更内容', '状态'],
    deciding: '审批中',
    approved: '已同意',
    refused: '未同意',
    report: '报告范围变更',
    hint: '范围变更不论大小都须报告，由战略决策组决定；同意后，验收方会看到变更内容。',
    change: '变更内容',
  },
  en: {
    caption: 'Changes of scope',
    heads: ['No.', 'What changes', 'State'],
    deciding: 'being decided',
    approved: 'approved',
    refused: 'refused',
    report: 'Report a change of scope',
    hint: 'Every change of scope is reported, however small; the strategic group decides. Those who accept the milestone are shown what was approved.',
    change: 'What changes',
  },
};

const tones: Readonly<Record<ScopeChange['state'], Tone>> = { deciding: 'running', approved: 'done', refused: 'late' };

/** What a milestone delivers otherwise than planned, for everybody; nothing where there is nothing. */
export const MilestoneScope = ({ context, milestone: { scope = [] } }: MilestoneScopeProps) => {
  const { reader, view } = context;
  const phrases = words[reader.language];
  if (scope.length === 0) return null;
  return (
    <Table isStacked caption={phrases.caption} heads={phrases.heads}>
      {scope.map(({ number, change, state, approval }) => (
        <tr key={number}>
          <td>{number}</td>
          <td data-label={phrases.heads[1]}>{change}</td>
          <td data-label={phrases.heads[2]}>
            <Badge tone={tones[state]}>{phrases[state]}</Badge>{' '}
            <ApprovalLink programme={view.key} id={approval} reader={reader} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

interface MilestoneScopeProps {
  readonly context: ThingContext;
  readonly milestone: MilestoneView;
}

/** Reports a change of scope; nothing while one is being decided. */
export const ScopeForm = ({ context, nonce, milestone: { key, scope = [] } }: ScopeFormProps) => {
  const { reader, view, typed } = context;
  const phrases = words[reader.language];
  if (scope.some(({ state }) => state === 'deciding')) return null;
  return (
    <FoldForm
      name="scope"
      title={phrases.report}
      hint={phrases.hint}
      action={`/office/programmes/${view.key}/milestones/${key}/scope-changes`}
      nonce={nonce}
      submit={phrases.report}
      typed={typed}
      hasFiles
    >
      <Field name="scope.change" label={phrases.change} typed={typed} kind="lines" isRequired />
      <ReportFields context={context} of="scope." />
    </FoldForm>
  );
};

interface ScopeFormProps extends MilestoneScopeProps {
  readonly nonce: string;
}
