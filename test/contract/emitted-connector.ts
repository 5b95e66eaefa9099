import { fileURLToPath } from 'node:url';
import type { LoadedConnector } from '../../platform/loading/connector.ts';
import { filesInProject, loadConnector } from '../../platform/loading/load.ts';

/** The connector as it is emitted and committed. */
export const loadEmittedConnector = (): Promise<LoadedConnector> =>
  loadConnector(filesInProject(fileURLToPath(new URL('../../', import.meta.url))));
