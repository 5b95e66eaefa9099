/** The simulation cannot start as it was asked to; the message says why and how to mend it. */
export class SendmodeSetupError extends Error {}
