import { emitCopilotStudio } from '../../emit/copilot-studio/emit.ts';
import type { PackageHost } from './host.ts';

/** A tool for each action, for an agent. */
export const copilotStudioHost: PackageHost = {
  folder: 'copilot-studio',
  emit: emitCopilotStudio,
  next: 'Add the tool in Copilot Studio, then take its texts and inputs from actions; README.md has the steps.',
};
