import { fileURLToPath } from 'node:url';
import type { Connector } from '../../emulator/definition/connector.ts';
import { filesInProject, loadConnector } from '../../emulator/definition/load.ts';

/** The connector as it is emitted and committed. */
export const loadEmittedConnector = (): Promise<Connector> =>
  loadConnector(filesInProject(fileURLToPath(new URL('../../', import.meta.url))));
