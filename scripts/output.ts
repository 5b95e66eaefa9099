/** Characters that wait for a reader; a program that keeps the pipe and does not read would fill this one's memory. */
const mostWaiting = 1_000_000;

/** Milliseconds for which lines of a log are gathered before they are printed in one go: each print costs a call of the system. */
const gathered = 50;

let lines: string[] = [];

/** The standard streams may lose their reader, as behind `grep -m1`; what is printed then is heard by nobody, and that is all. */
export const outliveReaders = (): void => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

/** Prints the lines of the log that wait, unless too much waits for its reader already. */
const printLog = (): void => {
  const text = lines.join('');
  lines = [];
  if (text !== '' && process.stdout.writable && process.stdout.writableLength < mostWaiting) process.stdout.write(text);
};

/** Prints a line of a log, after a moment in which others may come, and at the latest when the process ends. */
export const printLogLine = (line: string): void => {
  if (lines.length === 0) setTimeout(printLog, gathered);
  lines.push(`${line}\n`);
};

process.on('exit', printLog);

/** Prints a line for people, behind what the log holds until then. */
export const printLine = (line: string): void => {
  printLog();
  console.log(line);
};

/** Lets the process end after a moment, though a reader has not taken all that was printed. */
export const endWithoutReaders = (): void => {
  setTimeout(() => process.exit(), 500).unref();
};
