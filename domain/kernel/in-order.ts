/** Below zero when `a` comes first, zero when both are the same. */
export type Order<One> = (a: One, b: One) => number;

/** A list in order after some of it went and others came, the very list when nothing did. Few among many are put in their places. */
export function merged<One>(had: readonly One[], came: readonly One[], isGone: (one: One) => boolean, order: Order<One>): One[] {
  const list = had.filter((one) => !isGone(one));
  if (came.length === 0 && list.length === had.length) return had as One[];
  if (came.length > list.length) return [...list, ...came].sort(order);
  for (const one of came) list.splice(placeIn(list, one, order), 0, one);
  return list;
}

function placeIn<One>(list: readonly One[], one: One, order: Order<One>): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (order(list[middle]!, one) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What only one of two lists has. In lists out of order, what both have may be told as gone and as come. */
export function differences<One extends object>(
  before: readonly One[],
  now: readonly One[],
  order: Order<One>,
): { gone: One[]; came: One[] } {
  const gone: One[] = [];
  const came: One[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < now.length) {
    const old = before[left];
    const young = now[right];
    if (old === young) {
      left += 1;
      right += 1;
    } else if (old && (!young || order(old, young) <= 0)) {
      gone.push(old);
      left += 1;
    } else {
      came.push(young!);
      right += 1;
    }
  }
  return { gone, came };
}
