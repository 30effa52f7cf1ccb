import type { ComponentChildren } from 'preact';
import { FoldForm } from './fold-form';
import type { ThingContext } from './thing';
import { verbPath } from './verb-path';
import type { ApprovalView } from '../../domain/approvals/views';

interface VerbProps {
  readonly context: ThingContext;
  readonly shown: ApprovalView;
  /** Names its fields (`extension.reason`). */
  readonly name: string;
  /** The last part of the address that it is sent to. */
  readonly verb: string;
  readonly title: string;
  readonly hint: string;
  readonly submit: string;
  readonly isOpen?: boolean;
  /** Whether files are sent along. */
  readonly hasFiles?: boolean;
  readonly children?: ComponentChildren;
}

/** A folded form on the page of an approval, for whoever is signed in. */
export const VerbForm = ({ context: { visitor, typed }, shown, verb, ...form }: VerbProps) => (
  <FoldForm {...form} action={verbPath(shown, verb)} nonce={visitor?.nonce ?? ''} typed={typed} />
);
