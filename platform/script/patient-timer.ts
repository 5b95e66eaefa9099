const noticeable = 50;

/** A deadline that can be called off. */
export interface PatientTimer {
  readonly end: () => void;
}

/**
 * Calls back after some milliseconds, and never before what arrived in time was read: where this process was too busy to
 * be punctual, it first gets as long to read as it was late, once.
 */
export const patientTimer = (milliseconds: number, expired: () => void): PatientTimer => {
  let timer: NodeJS.Timeout;
  let over = false;
  const start = (wait: number, mayWait: boolean) => {
    const due = performance.now() + wait;
    timer = setTimeout(() => {
      const late = performance.now() - due;
      if (mayWait && late > noticeable) return start(Math.min(late, milliseconds), false);
      // Input is read between the timers and this.
      setImmediate(() => over || expired());
    }, wait);
  };
  start(milliseconds, true);
  return {
    end: () => {
      over = true;
      clearTimeout(timer);
    },
  };
};
