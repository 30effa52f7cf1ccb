import { z } from 'zod';
import { demands } from '../../definition/demands';
import { hidesComments } from '../../domain/approvals/comments';
import { DomainError } from '../../domain/shared/errors';
import { recusalOf } from '../../domain/approvals/recusals';
import { commentsShown, type ShownComment } from '../access/comments';
import { personBehind } from '../access/person-behind';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { approvalOf } from './lookups';

const hash = z.string().regex(/^[0-9a-f]{64}$/, demands.hash.en);
const href = z.string().describe('Where its bytes are read');

const commentForm = z.object({
  person: z.string().describe('Who wrote it'),
  at: z.string().describe('When it came in (ISO 8601)'),
  source: z.string().describe('The Message-ID of the mail'),
  comment: z
    .string()
    .describe('Its own words, as far as they can be told from what the mail quotes; 20,000 characters at most'),
  whole: z
    .object({
      hash: hash.describe('SHA-256 of the text of the whole mail, in hex'),
      size: z.int().describe('In bytes of UTF-8'),
      href,
      text: z.string().optional().describe('That text; left out of a long one, which is read under `href`'),
    })
    .optional()
    .describe('The whole mail, where it says more than the comment'),
  attachments: z.array(z.object({ hash, name: z.string(), mediaType: z.string(), size: z.int(), href })),
  leftOut: z
    .array(
      z.object({
        name: z.string(),
        size: z.int(),
        why: z.enum(['empty', 'large', 'unnamed', 'type', 'content', 'link', 'infected', 'count']),
        count: z.int().optional().describe('So many files, of which `name` is the first'),
      }),
    )
    .describe('What came with it and is not kept'),
});

const commentsForm = z.object({
  items: z.array(commentForm).describe('The earliest first'),
  count: z.int(),
  isHidden: z.boolean().describe('Whether the policy hides what others wrote until the approval is closed'),
});

const listed = (programme: string, comment: ShownComment): z.infer<typeof commentForm> => {
  const { wholeText, whole, attachments = [], leftOut = [], ...said } = comment;
  const hrefOf = (of: string) => `/api/v1/programmes/${programme}/evidence/${of}`;
  return {
    ...said,
    at: new Date(said.at).toISOString(),
    ...(whole && {
      whole: { ...whole, href: hrefOf(whole.hash), ...(wholeText !== undefined && { text: wholeText }) },
    }),
    attachments: attachments.map((file) => ({ ...file, href: hrefOf(file.hash) })),
    leftOut: [...leftOut],
  };
};

/** What people wrote back by mail about an approval; it is no vote. */
export const commentEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/approvals/:approval/comments',
    tag: 'Approvals',
    summary:
      'What people wrote back by mail: their words, the whole mail, what came with it, and what of that was not kept',
    gives: commentsForm,
    answers: { 200: 'The comments as the ledger has them' },
    handle: async ({ params, caller }) => {
      const view = await approvalOf(deps, params.approval);
      const person = personBehind(caller);
      if (person !== undefined && recusalOf(view.approval, person)) throw new DomainError('forbidden');
      const comments = await commentsShown(deps, view, person);
      const items = comments.map((comment) => listed(view.programme, comment));
      return ok({ items, count: items.length, isHidden: hidesComments(view) });
    },
  }),
];
