import { StringDecoder } from "node:string_decoder";

const HEADER_BYTES = 8;

/**
 * Takes the text out of Docker's stream of both outputs: frames of one byte of kind, three of nothing,
 * four of length (big-endian), then the text. Source: the Docker Engine API, "Stream format" of attaching.
 */
export function createDemultiplexer(): (chunk: Buffer) => string {
  const decoder = new StringDecoder("utf8");
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    let text = "";
    while (rest.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + rest.readUInt32BE(4);
      if (rest.length < end) break;
      text += decoder.write(rest.subarray(HEADER_BYTES, end));
      rest = rest.subarray(end);
    }
    return text;
  };
}
