import { Obligations } from '../../../api/obligations/page';
import { renderPage } from '../../../api/ui/html';
import type { Obligation } from '../../../domain/obligations/obligations';

const owed = (key: string, due: string, state: Obligation['state']) =>
  ({
    key,
    state,
    dueAt: `${due}T16:00:00Z`,
    condition: { text: `do ${key}`, owner: 'owner@east.example', due },
  }) as unknown as Obligation;

test('what is still owed stands by its day before what is settled', () => {
  const obligations = [
    owed('met', '2026-01-01', 'fulfilled'),
    owed('far', '2026-12-01', 'open'),
    owed('near', '2026-06-01', 'open'),
    owed('late', '2026-02-01', 'lapsed'),
  ];
  const reader = { language: 'en', zone: 'UTC', now: new Date('2026-03-01T00:00:00Z') } as Parameters<
    typeof Obligations
  >[0]['reader'];
  const shown = Obligations({ obligations, reader, programme: 'x' });
  if (!shown) throw new Error('There are four.');
  const html = renderPage(shown);
  expect([...html.matchAll(/do (\w+)/g)].map(([, key]) => key)).toEqual(['late', 'near', 'far', 'met']);
});
