/** Anything that happens at a time. Plain data, so that a stopped world can be written down and taken up again. */
export interface Timed {
  at: number;
}

interface Slot<Item> {
  at: number;
  order: number;
  item: Item;
}

/** What is still to happen, earliest first; equal times keep the order in which they were put in. */
export class Schedule<Item extends Timed> {
  #heap: Slot<Item>[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(item: Item): void {
    this.#heap.push({ at: item.at, order: this.#order, item });
    this.#order += 1;
    this.#up(this.#heap.length - 1);
  }

  /** Takes the next item that is due at `now`, or nothing. */
  takeDue(now: number): Item | undefined {
    const first = this.#heap[0];
    if (!first || first.at > now) return undefined;
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#down(0);
    }
    return first.item;
  }

  nextAt(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  /** When the first of some kind comes; `null` where none does. */
  earliest(want: (item: Item) => boolean): number | null {
    const times = this.#heap.flatMap(({ at, item }) => (want(item) ? at : []));
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Everything that remains, in no order that means anything. */
  items(): Item[] {
    return [...this.#heap].sort((left, right) => left.at - right.at || left.order - right.order).map((slot) => slot.item);
  }

  count(want: (item: Item) => boolean): number {
    return this.#heap.reduce((sum, slot) => sum + (want(slot.item) ? 1 : 0), 0);
  }

  #before(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a && b) [this.#heap[left], this.#heap[right]] = [b, a];
  }

  #up(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #down(from: number): void {
    for (let index = from; ; ) {
      const left = 2 * index + 1;
      const child = left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(child, index)) return;
      this.#swap(index, child);
      index = child;
    }
  }
}
