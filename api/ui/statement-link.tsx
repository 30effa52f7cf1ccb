import type { SubjectKind } from '../../domain/money/journal/statements';
import { pathSegment } from '../../mail/paths';
import type { Language } from '../../domain/shared/text';

/** Where the statement of a party, fund, project or budget is. */
export const statementPath = (programme: string, kind: SubjectKind, key: string): string =>
  `/programmes/${programme}/money/statements/${kind}/${pathSegment(key)}`;

/** The way to a statement, from the page of what it is of. */
export const StatementLink = ({ programme, kind, of, language }: StatementLinkProps) => (
  <a href={statementPath(programme, kind, of)}>{language === 'zh' ? '账簿明细' : 'What is posted of it'}</a>
);

interface StatementLinkProps {
  readonly programme: string;
  readonly kind: SubjectKind;
  readonly of: string;
  readonly language: Language;
}
