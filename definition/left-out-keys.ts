interface LeftOut {
  readonly path: readonly (string | number)[];
  readonly keys: readonly string[];
}

const cycles = ['monthly', 'quarterly', 'annual', 'financial'].map((cycle): LeftOut => ({
  path: ['evaluation', 'cycles', cycle],
  keys: ['signOff'],
}));

/** What the forms ask for and `left-out.ts` completes before they read it: it need not stand in a file. */
export const mayBeLeftOut: readonly LeftOut[] = [
  {
    path: [],
    keys: ['programme', 'title', 'starts', 'currency', 'policies', 'agreements', 'evaluation', 'strategy', 'exit'],
  },
  { path: ['governance'], keys: ['committee', 'supervision', 'office'] },
  { path: ['governance', 'committee'], keys: ['title', 'groups'] },
  { path: ['governance', 'supervision'], keys: ['title', 'seats'] },
  { path: ['governance', 'office'], keys: ['title', 'people'] },
  { path: ['phases', 0], keys: ['months', 'milestones', 'gate'] },
  { path: ['phases', 0, 'milestones', 0], keys: ['due', 'criterion'] },
  { path: ['phases', 0, 'gate'], keys: ['asks', 'policy'] },
  { path: ['agreements', 'any'], keys: ['term', 'approval'] },
  { path: ['agreements', 'any', 'term'], keys: ['months'] },
  { path: ['evaluation'], keys: ['cycles', 'kpis'] },
  { path: ['evaluation', 'cycles'], keys: ['monthly', 'quarterly', 'annual'] },
  ...cycles,
  { path: ['strategy'], keys: ['groups'] },
  { path: ['exit'], keys: ['triggers', 'steps'] },
];
