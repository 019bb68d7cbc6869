import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What a receiver of remote write has of a request. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly series: readonly ReceivedSeries[];
}

export interface ReceivedSeries {
  readonly labels: readonly (readonly [string, string])[];
  readonly samples: readonly { readonly value: number; readonly at: number }[];
}

/** A receiver that reads each request as the specification has it, and answers as it is told. */
export async function startedReceiver(answer: (response: ServerResponse) => unknown = taken) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const bytes = await buffer(request);
    received.push({ headers: request.headers, series: readWriteRequest(unsnapped(bytes)) });
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return { received, url: new URL(`http://127.0.0.1:${port}/api/v1/write`) };
}

function taken(response: ServerResponse): void {
  response.writeHead(204).end();
}

/** Of Snappy's elements only the literals, which are all that is sent. */
export function unsnapped(bytes: Buffer): Buffer {
  const { value: length, next } = readVarint(bytes, 0);
  const parts: Buffer[] = [];
  for (let at = next; at < bytes.length; ) {
    const tag = bytes.readUInt8(at);
    if ((tag & 3) !== 0) throw new Error("This is no literal.");
    const size = tag >> 2;
    const more = Math.max(0, size - 59);
    const count = (more === 0 ? size : bytes.readUIntLE(at + 1, more)) + 1;
    parts.push(bytes.subarray(at + 1 + more, at + 1 + more + count));
    at += 1 + more + count;
  }
  const whole = Buffer.concat(parts);
  if (whole.length !== Number(length)) throw new Error(`There are ${whole.length} bytes of ${length}.`);
  return whole;
}

function readWriteRequest(bytes: Buffer): ReceivedSeries[] {
  return fieldsOf(bytes).map(({ bytes: message }) => {
    const fields = fieldsOf(message);
    return {
      labels: fields
        .filter(({ field }) => field === 1)
        .map(({ bytes: label }) => {
          const [name, value] = fieldsOf(label);
          return [String(name?.bytes), String(value?.bytes)] as const;
        }),
      samples: fields
        .filter(({ field }) => field === 2)
        .map(({ bytes: sample }) => {
          const [value, at] = fieldsOf(sample);
          return {
            value: value?.bytes.readDoubleLE() ?? Number.NaN,
            at: Number(BigInt.asIntN(64, at?.number ?? 0n)),
          };
        }),
    };
  });
}

interface Field {
  readonly field: number;
  readonly bytes: Buffer;
  readonly number: bigint;
}

function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    const [field, kind] = [Number(tag.value >> 3n), Number(tag.value & 7n)];
    const number = kind === 1 ? { value: 0n, next: tag.next } : readVarint(bytes, tag.next);
    const size = kind === 0 ? 0 : kind === 1 ? 8 : Number(number.value);
    const end = number.next + size;
    if (end > bytes.length) throw new Error("A field has no end.");
    fields.push({ field, bytes: bytes.subarray(number.next, end), number: number.value });
    at = end;
  }
  return fields;
}

function readVarint(bytes: Buffer, from: number): { readonly value: bigint; readonly next: number } {
  let value = 0n;
  for (let at = from; ; at += 1) {
    const byte = bytes.readUInt8(at);
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - from));
    if (byte < 0x80) return { value, next: at + 1 };
  }
}
