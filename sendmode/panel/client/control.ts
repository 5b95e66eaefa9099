import { controlOf } from '../../../platform/page/client/api.ts';

/** Reads or changes a part of the simulated Sendmode. @throws PlatformError with what is wrong about the change. */
export const control = controlOf('sendmode');
