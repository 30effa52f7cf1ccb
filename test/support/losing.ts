import type { Gatehouse } from './gatehouse';

/** The server loses processes, as with its data: what they told stays in the record. */
export const lose = async ({ client }: Gatehouse, ...processes: readonly string[]): Promise<void> => {
  for (const id of processes) await client.workflow.getHandle(id).terminate('lost');
};

/** Processes of a programme are lost, and started again from the record one after another. */
export const loseAndResume = async (
  gatehouse: Gatehouse,
  programme: string,
  ...processes: readonly string[]
): Promise<void> => {
  await lose(gatehouse, ...processes);
  for (const id of processes) expect(await gatehouse.resume(programme, id)).toEqual({ is: 'started' });
};
