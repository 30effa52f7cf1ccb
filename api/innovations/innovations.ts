import { innovationBeginning, innovationProcess } from '../../contracts/innovation';
import type { Innovation } from '../../domain/innovations/innovations';
import { innovationRules, type InnovationKind } from '../../domain/programme/innovation-plans';
import { refused } from '../../domain/shared/reasons';
import { list, text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { innovationKindTitles } from '../../domain/innovations/words';
import type { Partner } from '../access/partners';
import type { ApiDeps } from '../http/deps';
import { foundIn } from '../http/lookups';
import { untilVisible } from '../http/visible';

interface InnovationTold {
  readonly key: string;
  readonly title: Text;
  readonly kind: InnovationKind;
  readonly proposal: Text;
}

/** The innovation of that key. Throws `not_found`. */
export const innovationIn = ({ innovations }: ProgrammeView, key = ''): Innovation =>
  foundIn(innovations, key, 'innovation');

/** Proposes an innovation, alike from page and API. Throws `key_taken`, and `invalid_input` for a kind that the programme does not register. */
export async function proposeInnovation(
  { processes, readModel }: Pick<ApiDeps, 'processes' | 'readModel'>,
  view: ProgrammeView,
  told: InnovationTold,
  { by, party }: Partner,
  requestId: string,
): Promise<Innovation> {
  const { kinds } = innovationRules(view.definition);
  if (!kinds.includes(told.kind)) {
    const { zh, en } = list(kinds.map((kind) => innovationKindTitles[kind]));
    throw refused('invalid_input', text(`本合作计划登记的类别：${zh}。`, `This programme registers: ${en}.`), {
      field: 'kind',
    });
  }
  const proposed: Innovation = { ...told, by, party, state: 'proposed', asked: 0 };
  await processes.start(innovationProcess(innovationBeginning(view, proposed)), requestId);
  await untilVisible(async () =>
    (await readModel.head(view.key))?.innovations.some((each) => each.key === proposed.key),
  );
  return proposed;
}
