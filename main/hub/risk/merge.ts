/** Which orders, keys and accounts belong together: connected parts of a graph, so that the order of arrival does not matter. */

/** A node is any text; an edge says "the same buyer". Gives each part as its nodes. */
export function partsOf(nodes: Iterable<string>, edges: Iterable<readonly [string, string]>): string[][] {
  // Names are looked up once; the work is done on their places, for a batch of one busy buyer is one part of thousands.
  const places = new Map<string, number>();
  const parent: number[] = [];
  const placeOf = (node: string): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    places.set(node, parent.length);
    return parent.push(parent.length) - 1;
  };
  const root = (place: number): number => {
    let at = place;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      // Every second step of the way is cut short for whoever goes it next.
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const node of nodes) placeOf(node);
  for (const [left, right] of edges) {
    const [one, other] = [root(placeOf(left)), root(placeOf(right))];
    if (one !== other) parent[other] = one;
  }
  return [...Map.groupBy(places, ([, place]) => root(place)).values()].map((part) => part.map(([node]) => node));
}
