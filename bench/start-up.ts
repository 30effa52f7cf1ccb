import { join } from 'node:path';
import { freePort } from './ports';
import { startProduct } from './product';

/** From the command to the ready screen with a server of its own: with an empty data folder, then with the same one; memory once ready. */
export const measureStart = async (folder: string) => {
  const environment = {
    TEMPORAL_ADDRESS: '',
    SMTP_URL: '',
    GATEHOUSE_DATA: join(folder, 'start'),
    PORT: String(await freePort()),
    TEMPORAL_PORT: String(await freePort()),
    TEMPORAL_UI_PORT: String(await freePort()),
    SMTP_PORT: String(await freePort()),
    MAILBOX_PORT: String(await freePort()),
  };
  const once = async () => {
    const product = await startProduct(environment);
    const figures = { readyMs: product.readyMs, ...product.memory() };
    await product.stop();
    return figures;
  };
  return { empty: await once(), again: await once() };
};
