/** The places of the highest values above zero, highest first, by a heap whose root is the lowest kept. */
export function best(values: Float32Array, limit: number): number[] {
  const heap: number[] = [];
  const below = (a: number, b: number) =>
    (values[a] ?? 0) < (values[b] ?? 0) || ((values[a] ?? 0) === (values[b] ?? 0) && a > b);
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && below(heap[child] ?? 0, heap[least] ?? 0)) least = child;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] ?? 0, heap[at] ?? 0];
      at = least;
    }
  };
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value <= 0) continue;
    if (heap.length < limit) {
      heap.push(at);
      if (heap.length === limit) for (let root = limit >> 1; root >= 0; root--) sink(root);
    } else if (value > (values[heap[0] ?? 0] ?? 0)) {
      heap[0] = at;
      sink(0);
    }
  }
  return heap.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}
