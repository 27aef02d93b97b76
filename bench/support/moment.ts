/** Milliseconds on the clock that all processes of this machine share, so that one can say when another was told. */
export const moment = (): number => Number(process.hrtime.bigint()) / 1e6;
