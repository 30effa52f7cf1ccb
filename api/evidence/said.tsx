import type { Request } from 'express';
import { Fragment } from 'preact';
import { piecesOf, withFile, type NamedFile } from '../../domain/evidence/named-files';
import { fieldOf, textOf } from '../ui/answer';

/** What was typed into a field, and the file `<row>.file` that was sent along with it. */
export const saidWithFile = (request: Request, name: string, row: string): string =>
  withFile(textOf(request, name), { title: fieldOf(request, `${row}.title`), hash: fieldOf(request, `${row}.hash`) });

/** What somebody said; a file that it names is opened from here. */
export const SaidText = ({ text, programme }: { readonly text: string; readonly programme: string }) => (
  <>
    {piecesOf(text).map((piece, at) => (
      <Fragment key={at}>
        {at > 0 && ' '}
        {typeof piece === 'string' ? piece : <FileLink file={piece} programme={programme} />}
      </Fragment>
    ))}
  </>
);

const FileLink = ({ file, programme }: { readonly file: NamedFile; readonly programme: string }) => (
  <>
    <a href={`/programmes/${programme}/evidence/${file.hash}`} rel="noopener" target="_blank">
      {file.title}
    </a>{' '}
    <span class="hash">{file.hash.slice(0, 12)}…</span>
  </>
);
