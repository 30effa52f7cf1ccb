import { outcomeTitles } from '../../domain/approvals/words';
import type { BulkVerdict } from '../../domain/approvals/bulk';
import { bulkWords } from './bulk-words';
import { Frame, type Reader } from '../ui/frame';
import { Badge, Table } from '../ui/html';
import { word } from '../../mail/words';
import type { ApprovalView } from '../../domain/approvals/views';
import { decisionPath } from '../../mail/paths';
import { say } from '../../domain/shared/text';
import { refusal, type RefusalCode } from '../../domain/shared/refusals';

/** What became of one decision: recorded or refused by a code; `state` is how the approval stands now, where it is known. */
export interface BulkResult {
  readonly approval: string;
  readonly pick: string;
  readonly title?: string;
  readonly state?: ApprovalView['state'];
  readonly refused?: RefusalCode;
}

interface ResultsProps {
  readonly reader: Reader;
  readonly verdict: BulkVerdict;
  readonly comment: string;
  readonly results: readonly BulkResult[];
  /** Some of it counts and is not in the record yet. */
  readonly isBehind: boolean;
}

/** What came of each decision that was sent together: one that is refused holds up none of the others. */
export const BulkResultsPage = ({ reader, verdict, comment, results, isBehind }: ResultsProps) => {
  const { language } = reader;
  const words = bulkWords[language];
  const missing = results.filter(({ refused }) => refused !== undefined);
  const toReview = missing.filter(({ state = 'open' }) => state === 'open');
  return (
    <Frame reader={reader} title={words.results} current="inbox">
      <h1>{words.results}</h1>
      <div class={missing.length === 0 ? 'notice done' : 'notice late'} role="status">
        <p class="strong">
          {word(verdict, language)} · {words.recorded(results.length - missing.length, results.length)}
        </p>
        {isBehind && <p>{words.beingWritten}</p>}
        {comment && (
          <>
            <p>{words.youWrote}</p>
            <p class="said">{comment}</p>
          </>
        )}
      </div>
      <Table isStacked caption={words.results} heads={words.resultHeads}>
        {results.map((result) => (
          <ResultRow key={result.pick} result={result} verdict={verdict} reader={reader} />
        ))}
      </Table>
      <p class="actions">
        {toReview.length > 0 && (
          <a class="button primary" href={reviewPath(toReview.map(({ pick }) => pick))}>
            {words.again}
          </a>
        )}
        <a class="button" href="/inbox">
          {words.back}
        </a>
      </p>
    </Frame>
  );
};

/** Where these tasks are reviewed before they are decided together. */
const reviewPath = (picks: readonly string[]) =>
  `/inbox/review?${new URLSearchParams(picks.map((pick) => ['task', pick])).toString()}`;

interface RowProps extends Pick<ResultsProps, 'reader' | 'verdict'> {
  readonly result: BulkResult;
}

const ResultRow = ({ result: { approval, title, state, refused }, verdict, reader: { language } }: RowProps) => {
  const words = bulkWords[language];
  const stands = state && state !== 'open' ? words.closedAs(say(outcomeTitles[state], language)) : undefined;
  return (
    <tr>
      <td>
        <a href={decisionPath(approval)}>{title ?? approval}</a>
      </td>
      <td data-label={words.resultHeads[1]}>
        <Badge tone={refused ? 'late' : 'done'}>
          {refused ? say(refusal(refused), language) : word(verdict, language)}
        </Badge>{' '}
        <span class="small">{stands ?? (refused ? words.openIt : words.stillOpen)}</span>
      </td>
    </tr>
  );
};
