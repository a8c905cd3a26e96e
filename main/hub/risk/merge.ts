/** Which orders, keys and accounts belong together: connected parts of a graph, so that the order of arrival does not matter. */

/** A node is any text; an edge says "the same buyer". Gives each part as its nodes. */
export function partsOf(nodes: Iterable<string>, edges: Iterable<readonly [string, string]>): string[][] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    parent.set(node, at);
    return at;
  };
  for (const node of nodes) if (!parent.has(node)) parent.set(node, node);
  for (const [left, right] of edges) {
    for (const node of [left, right]) if (!parent.has(node)) parent.set(node, node);
    const [one, other] = [root(left), root(right)];
    if (one !== other) parent.set(other, one);
  }
  const parts = new Map<string, string[]>();
  for (const node of parent.keys()) {
    const top = root(node);
    const part = parts.get(top);
    if (part) part.push(node);
    else parts.set(top, [node]);
  }
  return [...parts.values()];
}
