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
}
