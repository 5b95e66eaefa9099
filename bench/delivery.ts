import { type DeliveryFigures, keptPromise, runDelivery } from '../test/reliability/delivery/delivery.ts';
import { deliveryText } from '../test/reliability/delivery/figures-text.ts';
import { updatePage } from '../test/reliability/page.ts';

const run = (script: boolean): Promise<DeliveryFigures> =>
  runDelivery({ messages: 10_000, script, lanes: 40, seed: 2026 });

/** 10,000 messages with the script and 10,000 without. Returns whether the script kept the promise. */
export const measureDelivery = async (): Promise<boolean> => {
  const withScript = await run(true);
  const text = deliveryText(withScript, await run(false));
  console.log(`Delivery\n\n${text}`);
  updatePage('delivery', text);
  if (withScript.unknownWithoutReference > 0)
    console.log(`${withScript.unknownWithoutReference} unknown outcomes do not name their message and call.\n`);
  return keptPromise(withScript);
};
