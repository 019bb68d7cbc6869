import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFrame } from "../../../../src/channels/slack/socket/read-frame.ts";

const OWN_NAMES = new Set(["close", "disconnected", "connected", "ws_message", "slack_event", "error"]);
const read = (frame: unknown) => readFrame(JSON.stringify(frame), false, (name) => OWN_NAMES.has(name));

const EVENT = {
  type: "events_api",
  envelope_id: "e1",
  payload: { type: "event_callback", event: { type: "message" } },
};

describe("a frame for the client", () => {
  it.each([
    ["an event", EVENT],
    ["a click", { type: "interactive", envelope_id: "e1", payload: { type: "block_actions" } }],
    ["a command", { type: "slash_commands", envelope_id: "e1", payload: { command: "/ledger" } }],
    ["Slack's hello", { type: "hello", num_connections: 1 }],
  ])("is handed on as it is: %s", (_what, frame) => {
    expect(read(frame)).toEqual({ text: JSON.stringify(frame) });
  });

  it("tells why Slack asks it to go", () => {
    const frame = { type: "disconnect", reason: "too_many_websockets" };
    expect(read(frame)).toEqual({ text: JSON.stringify(frame), disconnect: "too_many_websockets" });
    expect(read({ type: "disconnect", reason: 5 })).toMatchObject({ disconnect: "disconnect" });
  });
});

describe("an envelope that the client cannot take", () => {
  const unknown = (payload: unknown) => ({
    text: JSON.stringify({ type: "unknown_envelope", envelope_id: "e1", payload }),
  });

  it.each([
    ["without an inner event", { type: "app_rate_limited", team_id: "T1", minute_rate_limited: 60 }],
    ["whose inner event is null", { type: "app_rate_limited", team_id: "T1", event: null }],
    ["whose inner event has no type", { type: "app_rate_limited", team_id: "T1", event: {} }],
  ])("is one that can be acknowledged: an event %s", (_what, payload) => {
    expect(read({ ...EVENT, payload })).toEqual(unknown({ type: "app_rate_limited", team_id: "T1" }));
  });

  it.each([...OWN_NAMES])("is no signal of the client's own: an event named %s", (type) => {
    expect(read({ ...EVENT, payload: { type: "event_callback", event: { type } } })).toEqual(
      unknown({ type: "event_callback" }),
    );
    expect(read({ type, envelope_id: "e1", payload: {} })).toEqual(unknown({}));
  });

  it("is none without an id, because nothing could be acknowledged", () => {
    expect(read({ ...EVENT, envelope_id: 5 })).toHaveProperty("fault");
    expect(read({ ...EVENT, envelope_id: undefined })).toHaveProperty("fault");
  });
});

describe("what is no frame", () => {
  it.each([
    ["nothing", ""],
    ["half a frame", '{"type":"events_api","envelope_id":'],
    ["null", "null"],
    ["a number", "5"],
    ["a list", "[]"],
    ["a type that is none", '{"type":5}'],
  ])("is told and passed over: %s", (_what, text) => {
    expect(readFrame(text, false, () => false)).toHaveProperty("fault");
  });

  it("is binary", () => {
    expect(readFrame(new ArrayBuffer(4), true, () => false)).toHaveProperty("fault");
  });
});

describe("whatever comes", () => {
  it("never throws, and is handed on only where the client can take it", () => {
    const part = fc.oneof(fc.jsonValue(), fc.constantFrom("events_api", "interactive", "hello", "e1"));
    const frame = fc.record(
      { type: part, envelope_id: part, payload: part, reason: part },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          frame.map((each) => JSON.stringify(each)),
          fc.string(),
        ),
        (text) => {
          const result = readFrame(text, false, () => false);
          if ("fault" in result) return;
          const { type, payload } = JSON.parse(result.text);
          if (type === "events_api") expect(typeof payload.event.type).toBe("string");
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("may be nested deeper than a program can follow", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const text = `{"type":"events_api","envelope_id":"e1","payload":{"event":null,"x":${deep}}}`;
    expect(readFrame(text, false, () => false)).toMatchObject({
      text: expect.stringContaining("unknown_envelope"),
    });
  });
});
