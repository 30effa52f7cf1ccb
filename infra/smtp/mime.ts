import { encode, wrap } from 'nodemailer/lib/base64';
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';

const CRLF = '\r\n';

/** How a text becomes a part's body, by the encoding that the library chose for it. */
const written: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => wrap(encode(text)),
  '7bit': (text) => text,
};

/** A part with its headers; nothing when it is, or holds, something else than a text in one of these encodings. */
function textOf(node: MimeNode): string | undefined {
  const head = `${node.buildHeaders()}${CRLF}${CRLF}`;
  if (!node.multipart) {
    const write = written[node.getTransferEncoding() || ''];
    return write && typeof node.content === 'string' ? head + write(node.content) : undefined;
  }
  const parts = node.childNodes.map(textOf);
  if (parts.includes(undefined)) return undefined;
  const bounded = parts.map((part) => `--${node.boundary}${CRLF}${part}`);
  return `${head}${bounded.join(CRLF)}${CRLF}--${node.boundary}--${CRLF}`;
}

/**
 * The whole message (RFC 5322), in one piece: the library composes it and writes every header; only the putting together of its parts
 * is ours, since the library does it by nine streams a mail, in eight writes to the socket. What we can't put
 * together the library does. Measured in docs/decisions/0027.
 */
export const messageOf = async (options: MailComposerOptions): Promise<string | Buffer> => {
  const tree = new MailComposer(options).compile();
  return textOf(tree) ?? tree.build();
};
