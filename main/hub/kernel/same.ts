/** True when two pieces of plain data (texts, numbers, times, lists, objects) say the same, in whatever order their fields stand. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (left instanceof Date || right instanceof Date) return left instanceof Date && right instanceof Date && left.getTime() === right.getTime();
  if (Array.isArray(left) || Array.isArray(right))
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((one, at) => isSame(one, right[at]));
  return isPart(left, right) && isPart(right, left);
}

/** Every field of one stands in the other with the same value; one that is not given is as good as none. */
function isPart(left: object, right: object): boolean {
  for (const name in left) if (!isSame(left[name as never], right[name as never])) return false;
  return true;
}
