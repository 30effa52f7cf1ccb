import { z } from 'zod';
import type { AccountPlan } from '../domain/programme/account-plans';
import { accountKinds, type AccountKind } from '../domain/money/journal/transactions';
import { text } from './text';

const code = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/);

const account = z.strictObject({
  code: code.exactOptional(),
  title: text.exactOptional(),
}) satisfies z.ZodType<AccountPlan>;

const kinds = Object.fromEntries(accountKinds.map((kind) => [kind, account.exactOptional()])) as Record<
  AccountKind,
  z.ZodExactOptional<typeof account>
>;

/** The chart of accounts (财务制度): code and title by kind of account. */
export const accounts = z.strictObject(kinds).transform((given) => given as Readonly<Record<string, AccountPlan>>);
