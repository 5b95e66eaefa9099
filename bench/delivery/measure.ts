import { updatePage } from '../reliability-page.ts';
import { type DeliveryFigures, runDelivery } from './delivery.ts';
import { deliveryText } from './figures-text.ts';

const run = (script: boolean): Promise<DeliveryFigures> =>
  runDelivery({ messages: 10_000, script, lanes: 40, seed: 2026 });

/** Whether a run kept the promise: nothing doubled, nothing lost in silence, and no unknown outcome without its references. */
export const keptPromise = ({ doubled, silentLosses, unknownWithoutReference }: DeliveryFigures): boolean =>
  doubled === 0 && silentLosses === 0 && unknownWithoutReference === 0;

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
