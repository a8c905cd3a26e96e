/** Going through things that lie in rows, by arrow keys. */

/** Where an arrow leads from a thing to another of them: sideways in reading order, up and down to the one whose middle is nearest; `null`: nowhere. */
export function stepFrom(from: HTMLElement, { key, among }: { key: string; among: readonly HTMLElement[] }): HTMLElement | null {
  const at = among.indexOf(from);
  if (key === "ArrowRight") return among[at + 1] ?? null;
  if (key === "ArrowLeft") return among[at - 1] ?? null;
  if (key === "Home") return among[0] ?? null;
  if (key === "End") return among.at(-1) ?? null;
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  const here = from.getBoundingClientRect();
  const rows = among.flatMap((element) => {
    const box = element.getBoundingClientRect();
    const down = key === "ArrowDown" ? box.top - here.bottom : here.top - box.bottom;
    return down >= 0 ? [{ element, down, aside: Math.abs(box.left + box.width / 2 - here.left - here.width / 2) }] : [];
  });
  rows.sort((one, other) => one.down - other.down || one.aside - other.aside);
  return rows[0]?.element ?? null;
}
