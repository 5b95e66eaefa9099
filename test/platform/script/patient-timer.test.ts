import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { patientTimer } from '../../../platform/script/patient-timer.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const hold = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

/** Two ends of a connection within this process. */
const connected = async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const arriving = once(server, 'connection');
  const near = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [far] = (await arriving) as [net.Socket];
  onTestFinished(() => {
    near.destroy();
    far.destroy();
    server.close();
  });
  return { near, far };
};

describe('a deadline', () => {
  test('is told when it has passed', async () => {
    let expired = 0;
    patientTimer(20, () => {
      expired += 1;
    });
    await wait(10);
    expect(expired).toBe(0);
    await expect.poll(() => expired).toBe(1);
  });

  test('does not pass when it was called off', async () => {
    let expired = 0;
    patientTimer(20, () => {
      expired += 1;
    }).end();
    await wait(80);
    expect(expired).toBe(0);
  });

  test('loses to an answer that had arrived while this process was too busy to read it', async () => {
    const { near, far } = await connected();
    const told: string[] = [];
    const timer = patientTimer(100, () => told.push('too late'));
    near.once('data', () => {
      timer.end();
      told.push('answered');
    });
    // When this is called, the bytes are with the other end's socket, unread.
    far.write('answer', () => hold(400));
    await wait(900);
    expect(told).toEqual(['answered']);
  });
});
