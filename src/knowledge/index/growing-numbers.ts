/** A list of whole numbers in a typed array, which grows as it is filled. */
export interface GrowingNumbers {
  size(): number;
  push(number: number): void;
  /** What was pushed, in memory of just that size. */
  done(): Uint32Array;
}

export function createGrowingNumbers(): GrowingNumbers {
  let numbers = new Uint32Array(1024);
  let size = 0;
  return {
    size: () => size,
    push(number) {
      if (size === numbers.length) {
        const larger = new Uint32Array(size * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[size++] = number;
    },
    done: () => numbers.slice(0, size),
  };
}
