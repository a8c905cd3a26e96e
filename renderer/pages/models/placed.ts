/** The same things in an order that was asked for and is not kept yet: those that it names share out their places among themselves, others stay. */
export function placed<Thing extends { id: string }>(things: readonly Thing[], ids: readonly string[]): Thing[] {
  const next = ids.flatMap((id) => things.filter((thing) => thing.id === id)).values();
  return things.map((thing) => (ids.includes(thing.id) ? (next.next().value ?? thing) : thing));
}
