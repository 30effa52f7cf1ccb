import type { Subject } from '../../domain/approvals/approvals';
import type { Language } from '../../domain/shared/text';
import { word } from '../../mail/words';

/** What an approval decides on, as one word in a sentence about it; what has no name of its own is called an approval. */
export const matterWord = ({ kind }: Subject, language: Language): string =>
  kind === 'request' || kind === 'review'
    ? word('approval', language)
    : word(kind === 'gate' ? 'phaseGate' : kind, language);
