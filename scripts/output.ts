/** Characters that wait for a reader; a program that keeps the pipe and does not read would fill this one's memory. */
const mostWaiting = 1_000_000;

/** The standard streams may lose their reader, as behind `grep -m1`; what is printed then is heard by nobody, and that is all. */
export const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

/** Prints a line of a log, unless too much waits for its reader already. */
export const printLogLine = (line: string): void => {
  if (process.stdout.writable && process.stdout.writableLength < mostWaiting) process.stdout.write(`${line}\n`);
};

/** Lets the process end after a moment, though a reader has not taken all that was printed. */
export const endWithoutReaders = (): void => {
  setTimeout(() => process.exit(), 500).unref();
};
