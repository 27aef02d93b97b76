/** Loaded into a server before it starts: when its parent asks, gives back what memory nobody holds any more. Takes `--expose-gc`. */
process.on('message', (asked) => {
  if (asked !== 'collect') return;
  gc!();
  gc!();
  process.send!(process.memoryUsage());
});
