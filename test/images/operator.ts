import type { Page } from 'playwright-core';
import { seedKey } from '../support/seed';
import type { Scene } from './office';
import { onDesktop } from './studio';

/** What those see who run it: the processes and one of them in Temporal, and the product’s own page. */
export async function lookInside({ place, studio }: Scene, office: Page, approval: string): Promise<void> {
  await office.goto(`${place.url}/programmes/${seedKey}/approvals/${encodeURIComponent(approval)}`);
  const process = await office.getByRole('link', { name: '在 Temporal 中查看流程' }).first().getAttribute('href');
  const ui = await studio.visit({ ...onDesktop, viewport: { width: 1600, height: 900 } });
  const open = async (address: string, said: string) => {
    await ui.goto(address, { waitUntil: 'domcontentloaded' });
    await ui.getByText(said).first().waitFor();
  };
  await open(`http://127.0.0.1:${place.ports.TEMPORAL_UI_PORT}/namespaces/default/workflows`, approval);
  await studio.shoot(ui, 'processes', { isForeign: true });
  await open(process ?? '', approval);
  await studio.shoot(ui, 'process', { isForeign: true });
  await ui.context().close();
  await office.goto(`${place.url}/programmes/${seedKey}/operations`);
  await studio.shoot(office, 'operations', { height: 1000 });
}
