import type { Request } from 'express';
import { Fragment } from 'preact';
import { piecesOf, withFile, type NamedFile } from '../../domain/evidence/named-files';
import { fieldOf, textOf } from '../ui/answer';

/** What was typed into a field, and the file `<row>.file` that was sent along with it. */
export const saidWithFile = (request: Request, name: string, row: string): string =>
  withFile(textOf(request, name), { title: fieldOf(request, `${row}.title`), hash: fieldOf(request, `${row}.hash`) });

/** Whether a text names a file. */
export const namesFile = (text: string, hash: string): boolean =>
  piecesOf(text).some((piece) => typeof piece !== 'string' && piece.hash === hash);

/** What somebody said, in plain words; a file by its name alone. */
export const plainlySaid = (text: string): string =>
  piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? piece : piece.title))
    .join('\n');

/** What somebody said; a file that it names is opened from here, by its hash below an address. */
export const SaidText = ({ text, at }: { readonly text: string; readonly at: string }) => (
  <>
    {piecesOf(text).map((piece, nth) => (
      <Fragment key={nth}>
        {nth > 0 && ' '}
        {typeof piece === 'string' ? piece : <FileLink file={piece} at={at} />}
      </Fragment>
    ))}
  </>
);

const FileLink = ({ file, at }: { readonly file: NamedFile; readonly at: string }) => (
  <>
    <a href={`${at}/${file.hash}`} rel="noopener" target="_blank">
      {file.title}
    </a>{' '}
    <span class="hash">{file.hash.slice(0, 12)}…</span>
  </>
);
