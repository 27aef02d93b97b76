/** Does something for each of many: one that fails keeps none of the others from being done, and the first failure is thrown at the end. */
export async function doEach<One>(all: readonly One[], act: (one: One) => Promise<void>, stop?: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    if (stop?.aborted) return;
    await act(one).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
