/** A binary heap: `pop` gives the item that comes before all others by the order given. Push and pop are O(log n). */
export class BinaryHeap<T> {
  private readonly items: T[] = [];

  constructor(private readonly before: (a: T, b: T) => boolean) {}

  push(item: T): void {
    const { items } = this;
    let place = items.length;
    items.push(item);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !this.before(item, above)) break;
      items[place] = above;
      place = parent;
    }
    items[place] = item;
  }

  /** Undefined where the heap is empty. */
  pop(): T | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      let least = items[child];
      if (least === undefined) break;
      const right = items[child + 1];
      if (right !== undefined && this.before(right, least)) {
        least = right;
        child += 1;
      }
      if (!this.before(least, last)) break;
      items[place] = least;
      place = child;
    }
    items[place] = last;
    return top;
  }
}
