import { emitPowerApps } from '../../emit/power-apps/emit.ts';
import type { PackageHost } from './host.ts';

/** Formulas for canvas apps, a module for code apps, and the error codes. */
export const powerAppsHost: PackageHost = {
  folder: 'power-apps',
  emit: emitPowerApps,
  next: 'Paste a formula into a canvas app, or the module into a code app; README.md has the error codes.',
};
