import { hidesComments } from '../../domain/approvals/comments';
import { DomainError } from '../../domain/shared/errors';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import type { ReadModel } from '../../infra/store/read-model';
import type { ApprovalView, CommentView } from '../../domain/approvals/views';

/** A comment with the text of its whole mail, where that says more than the comment and is not too long to be shown. */
export interface ShownComment extends CommentView {
  readonly wholeText?: string;
}

export interface CommentDeps {
  readonly readModel: Pick<ReadModel, 'comments'>;
  readonly evidenceFiles: Pick<EvidenceFiles, 'read'>;
}

/** So much text of one mail is shown, and of all mails about an approval together (bytes of UTF-8); what is longer is a file to be read. */
const MOST = { one: 200_000, together: 600_000 } as const;

/** With these the file itself says on being opened what is wrong with it. */
const LEFT_AS_FILE = new Set(['evidence_changed', 'not_found', 'files_unavailable']);

/** The text of a whole mail; nothing where its file is not what it was, or can't be read just now. */
async function textOf({ evidenceFiles }: CommentDeps, programme: string, hash: string): Promise<string | undefined> {
  try {
    return (await evidenceFiles.read(programme, hash)).bytes.toString('utf8');
  } catch (error) {
    if (error instanceof DomainError && LEFT_AS_FILE.has(error.code)) return undefined;
    throw error;
  }
}

async function withWholeTexts(
  deps: CommentDeps,
  programme: string,
  comments: readonly CommentView[],
): Promise<readonly ShownComment[]> {
  const shown: ShownComment[] = [];
  let left: number = MOST.together;
  for (const comment of comments) {
    const { whole } = comment;
    const isShown = whole !== undefined && whole.size <= Math.min(MOST.one, left);
    const wholeText = isShown ? await textOf(deps, programme, whole.hash) : undefined; // one at a time: each is read into memory
    if (wholeText !== undefined) left -= whole?.size ?? 0;
    shown.push({ ...comment, ...(wholeText !== undefined && { wholeText }) });
  }
  return shown;
}

/** What people wrote back about an approval; as long as comments are hidden only what `person` wrote, if somebody is named. */
export async function commentsFor(
  { readModel }: Pick<CommentDeps, 'readModel'>,
  view: ApprovalView,
  person?: string,
): Promise<readonly CommentView[]> {
  const comments = await readModel.comments(view.id);
  return hidesComments(view) ? comments.filter((each) => each.person === person) : comments;
}

/** The same with their whole mails. */
export const commentsShown = async (
  deps: CommentDeps,
  view: ApprovalView,
  person?: string,
): Promise<readonly ShownComment[]> => withWholeTexts(deps, view.programme, await commentsFor(deps, view, person));

/** Whether a file came with one of the comments, or is the mail of one. */
export const isOfComment = (comments: readonly CommentView[], hash: string): boolean =>
  comments.some(
    ({ whole, attachments = [] }) => whole?.hash === hash || attachments.some((each) => each.hash === hash),
  );
