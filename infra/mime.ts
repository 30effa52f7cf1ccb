import { encode, wrap } from 'nodemailer/lib/base64';
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';

const CRLF = '\r\n';

/** A node's content, encoded as its headers say; every part of our mails is text in base64. */
const bodyOf = (node: MimeNode): string => {
  const { content } = node;
  if (typeof content !== 'string' || node.getTransferEncoding() !== 'base64')
    throw new TypeError('A mail is made of texts in base64.');
  return wrap(encode(content));
};

const textOf = (node: MimeNode): string => {
  const head = `${node.buildHeaders()}${CRLF}${CRLF}`;
  if (!node.multipart) return head + bodyOf(node);
  const parts = node.childNodes.map((child) => `--${node.boundary}${CRLF}${textOf(child)}`);
  return `${head}${parts.join(CRLF)}${CRLF}--${node.boundary}--${CRLF}`;
};

/**
 * The whole message (RFC 5322), in one piece: the library composes it and writes every header; only the putting together of its parts
 * is ours, since the library does it by some fifteen streams a mail, each with a write to the socket of its own. Measured in docs/decisions/0027.
 */
export const messageOf = (options: MailComposerOptions): string => textOf(new MailComposer(options).compile());
