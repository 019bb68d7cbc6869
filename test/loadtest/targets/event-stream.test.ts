import fc from "fast-check";
import { expect, it } from "vitest";
import { createEventReader, type StreamedEvent } from "../../../src/loadtest/targets/http/event-stream.ts";

function eventsIn(...pieces: string[]): StreamedEvent[] {
  const events: StreamedEvent[] = [];
  const read = createEventReader((event) => events.push(event));
  for (const piece of pieces) read(piece);
  return events;
}

const STREAM =
  'event: question\r\ndata: {"id":1}\r\n\r\n: still at it\n\nevent: progress\ndata:a\ndata: b\rid: 7\n\ndata\n\nretry: 3\n\n';
const EVENTS = [
  { event: "question", data: '{"id":1}' },
  { event: "progress", data: "a\nb" },
  { event: "message", data: "" },
];

it("reads names and data, whatever ends the lines", () => {
  expect(eventsIn(STREAM)).toEqual(EVENTS);
});

it("reads the same in pieces of any size", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length), { maxLength: 12 }), (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), STREAM.length];
      const pieces = ends.map((end, at) => STREAM.slice(ends[at - 1] ?? 0, end));
      expect(eventsIn(...pieces)).toEqual(EVENTS);
    }),
  );
});

it("does not tell what has not ended", () => {
  expect(eventsIn("event: answer\ndata: {}\n")).toEqual([]);
});
