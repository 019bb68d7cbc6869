import { varint } from "./protobuf.ts";

/** A literal's length is said by two bytes after its tag. */
const TWO_BYTES = 61;
const LONGEST_LITERAL = 65_536;

/**
 * Snappy's block format with literals alone, which every reader takes: nothing is made smaller, and of the few kilobytes of
 * a push nothing has to be (https://github.com/google/snappy/blob/main/format_description.txt).
 */
export function snappyBlock(bytes: Buffer): Buffer {
  const parts = [varint(BigInt(bytes.length))];
  for (let from = 0; from < bytes.length; from += LONGEST_LITERAL)
    parts.push(...literal(bytes.subarray(from, from + LONGEST_LITERAL)));
  return Buffer.concat(parts);
}

function literal(bytes: Buffer): Buffer[] {
  const head = Buffer.alloc(3);
  head.writeUInt8(TWO_BYTES << 2, 0);
  head.writeUInt16LE(bytes.length - 1, 1);
  return [head, bytes];
}
