import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesOf,
  compactOf,
  cosineOf,
  unitOf,
  vectorIn,
} from "../../../src/knowledge/meaning/compact-vector.ts";

const number = fc.double({ min: -1, max: 1, noNaN: true });
/** One number may outweigh all others, which then keep little of what they were. */
const vector = fc
  .tuple(fc.array(number, { minLength: 64, maxLength: 64 }), fc.constantFrom(1, 0.1, 1 / 255, 1e-6))
  .map(([[first = 0, ...others], share]) => Float32Array.of(first, ...others.map((each) => each * share)))
  .filter((numbers) => Math.hypot(...numbers) > 0.1);
/** As models make them: no number stands out for all texts. */
const even = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: 64, maxLength: 64 })
  .filter((numbers) => Math.hypot(...numbers) > 400)
  .map((numbers) => Float32Array.from(numbers));

describe("a compact vector", () => {
  it("is moved by half a step for each of its numbers at most", () => {
    // All but the first fall just short of half a step, and are lost.
    const outweighed = Float32Array.from({ length: 64 }, (_, at) => (at === 0 ? 1 : 1 / 255));
    const others = Float32Array.from({ length: 64 }, (_, at) => (at === 0 ? 0 : 1));
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        const largest = Math.max(...other.map(Math.abs));
        const moved = (largest * Math.sqrt(other.length)) / 254 / Math.hypot(...other);
        expect(errorOf(one, other)).toBeLessThan(1.1 * moved + 1e-6);
      }),
      { examples: [[others, outweighed]] },
    );
  });

  it("has the cosines of the vector that it was made of where no number outweighs the others", () => {
    fc.assert(
      fc.property(even, even, (one, other) => {
        expect(errorOf(one, other)).toBeLessThan(0.01);
      }),
    );
  });

  it("is the same after it was kept as bytes", () => {
    fc.assert(
      fc.property(vector, (each) => {
        const compact = compactOf(each);
        // As a database's client gives it: somewhere in a larger buffer.
        const kept = Buffer.concat([Buffer.from("abc"), bytesOf(compact)]).subarray(3);
        const read = vectorIn(kept);
        expect(read.values).toEqual(compact.values);
        expect(read.scale).toBeCloseTo(compact.scale, 6);
      }),
    );
  });

  it("of nothing but zeros is near to nothing", () => {
    expect(cosineOf(unitOf(Float32Array.of(1, 1)), compactOf(new Float32Array(2)))).toBe(0);
  });
});

function errorOf(one: Float32Array, other: Float32Array): number {
  const [a, b] = [unitOf(one), unitOf(other)];
  const exact = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return Math.abs(cosineOf(a, compactOf(other)) - exact);
}
