/**
 * A vector of length 1 in a byte for each number, four times smaller than it came: 10,000 passages of 1,536 numbers
 * take 15 MiB. What is lost moves a cosine by less than .01 as models make vectors, which hardly ever changes an order;
 * the more one number outweighs all others, the more of these is lost.
 */
export interface CompactVector {
  /** What a number is multiplied with to have its share in a vector of length 1. */
  readonly scale: number;
  readonly values: Int8Array;
}

const LARGEST = 127;
const SCALE_BYTES = 4;

export function compactOf(vector: Float32Array): CompactVector {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return { scale: 0, values: new Int8Array(vector.length) };
  const values = Int8Array.from(vector, (value) => Math.round((value / largest) * LARGEST));
  return { scale: 1 / lengthOf(values), values };
}

/** The cosine of the angle between two vectors, of which the first has length 1. */
export function cosineOf(unit: Float32Array, { scale, values }: CompactVector): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (unit[at] ?? 0) * (values[at] ?? 0);
  return sum * scale;
}

export function unitOf(vector: Float32Array): Float32Array {
  const length = lengthOf(vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** The scale as a little-endian 32-bit float, then a byte for each number. */
export function bytesOf({ scale, values }: CompactVector): Uint8Array {
  const bytes = new Uint8Array(SCALE_BYTES + values.length);
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  new Int8Array(bytes.buffer, SCALE_BYTES).set(values);
  return bytes;
}

export function vectorIn(bytes: Uint8Array): CompactVector {
  // A copy, since what comes from a connection is a view on much more; `slice` of a Buffer would be such a view too.
  const own = Uint8Array.from(bytes);
  return {
    scale: new DataView(own.buffer).getFloat32(0, true),
    values: new Int8Array(own.buffer, SCALE_BYTES),
  };
}

function lengthOf(vector: Float32Array | Int8Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}
