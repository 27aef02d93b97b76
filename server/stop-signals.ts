import { startedByNpm } from './config.ts';

const LOOKS_EVERY_MS = 500;

/** Stops once and in order at Ctrl-C or SIGTERM; the second Ctrl-C no longer waits. */
export function onStopSignal(stop: () => Promise<void>, stopAtOnce: () => void): void {
  let asked = false;
  const handle = (signal: NodeJS.Signals): void => {
    if (asked) {
      stopAtOnce();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    }
    asked = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        stopAtOnce();
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => handle(signal));
  if (startedByNpm()) onAbandoned(() => asked || handle('SIGTERM'));
}

/** At SIGTERM npm ends with the shell that it started us by, and that shell passes nothing on: who is left without it was meant too. */
function onAbandoned(then: () => void): void {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    then();
  }, LOOKS_EVERY_MS);
  timer.unref();
}
