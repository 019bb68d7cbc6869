/** Field kinds of Protocol Buffers (https://protobuf.dev/programming-guides/encoding/); the only ones wanted here. */
const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;

/** A whole number, seven bits a byte, the lowest first; negative ones as 64 bits of two's complement. */
export function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

export function int64Field(field: number, value: number): Buffer {
  return Buffer.concat([tag(field, VARINT), varint(BigInt(Math.trunc(value)))]);
}

export function doubleField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([tag(field, FIXED_64), bytes]);
}

/** A text in UTF-8, or a message within another. */
export function bytesField(field: number, value: string | Buffer): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([tag(field, LENGTH_DELIMITED), varint(BigInt(bytes.length)), bytes]);
}

function tag(field: number, kind: number): Buffer {
  return varint(BigInt((field << 3) | kind));
}
