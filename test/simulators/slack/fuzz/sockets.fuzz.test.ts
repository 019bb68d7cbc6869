import { once } from "node:events";
import { connect, type Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { until } from "../../../until.ts";
import { ANA, HELP, rawSocket, socketUrl, startedSimulator } from "../clients.ts";
import { expectSound } from "./expect-sound.ts";
import { RUNS, SEED, TIMEOUT } from "./runs.ts";

const junk = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    "{",
    "[]",
    "null",
    '"x"',
    '{"envelope_id":1}',
    '{"envelope_id":"x"}',
    '{"type":"hello"}',
  ),
  fc.constantFrom('{"envelope_id":"__proto__","payload":{}}', "[".repeat(100_000), "x".repeat(1_000_000)),
  fc.uint8Array({ maxLength: 2_000 }),
);

describe("Socket Mode", { timeout: TIMEOUT }, () => {
  it("passes over any frame that is no acknowledgement, and goes on", async () => {
    // On a clock that stands, so that nothing is delivered twice however slow the machine is.
    const { slack, entries } = await startedSimulator({ clock: createTurnedClock().clock });
    const app = await rawSocket(slack);
    let acknowledged = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { minLength: 1, maxLength: 5 }), async (frames) => {
        for (const frame of frames) app.socket.send(frame);
        const [before, from] = [app.envelopes().length, entries.length];
        slack.post({ user: ANA, channel: HELP, text: "hi" });
        await until("the event comes", () => app.envelopes().length === before + 1);
        const envelope = app.envelopes().at(-1);
        if (envelope !== undefined) app.acknowledge(envelope);
        await until("it is acknowledged", () =>
          entries.slice(from).some(({ type }) => type === "event-acknowledged"),
        );
        acknowledged += 1;
      }),
      { seed: SEED, numRuns: RUNS.frames, endOnFailure: true },
    );
    expect(acknowledged).toBe(app.envelopes().length);
    await expectSound(slack, entries);
  });

  it("takes any payload in an acknowledgement of what a person did, and tells the person what came of it", async () => {
    const { slack, entries } = await startedSimulator();
    const app = await rawSocket(slack);
    const payload = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          text: fc.oneof(fc.string(), fc.jsonValue()),
          blocks: fc.oneof(
            fc.jsonValue(),
            fc.constant([{ type: "section", text: { type: "mrkdwn", text: "hi" } }]),
          ),
          response_type: fc.constantFrom("in_channel", "ephemeral", "else", 1),
          response_action: fc.constantFrom("errors", "update", "push", "clear", "else"),
          view: fc.jsonValue(),
          errors: fc.jsonValue(),
          replace_original: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    let answer: unknown;
    app.socket.on("message", (data) => {
      const { envelope_id, type } = JSON.parse(data.toString());
      if (envelope_id === undefined) return;
      app.socket.send(JSON.stringify({ envelope_id, payload: type === "slash_commands" ? answer : {} }));
    });
    await fc.assert(
      fc.asyncProperty(payload, async (value) => {
        answer = value;
        const outcome = await slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" });
        expect(outcome).toBeTypeOf("object");
      }),
      { seed: SEED, numRuns: RUNS.frames, endOnFailure: true },
    );
    await expectSound(slack, entries);
  });

  it("closes a connection that speaks no WebSocket, and no other", async () => {
    const { slack, entries } = await startedSimulator();
    const other = await rawSocket(slack);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 500 }), async (bytes) => {
        const stream = await upgraded(await socketUrl(slack));
        stream.end(bytes);
        await once(stream.resume(), "close");
      }),
      { seed: SEED, numRuns: RUNS.handshakes, endOnFailure: true },
    );
    await expect.poll(slack.connections).toBe(1);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    await expectSound(slack, entries);
  });

  it("refuses any request for a WebSocket that has no ticket", async () => {
    const { slack, entries } = await startedSimulator();
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string(), async (path, ticket) => {
        const { host } = new URL(slack.url);
        const url = `ws://${host}${path.startsWith("/") ? path : "/link/"}?ticket=${encodeURIComponent(ticket)}`;
        await expect(upgraded(url)).rejects.toThrow("refused");
      }),
      { seed: SEED, numRuns: RUNS.handshakes, endOnFailure: true },
    );
    await expectSound(slack, entries);
  });
});

/** A TCP stream on which the server takes WebSocket frames. */
async function upgraded(wsUrl: string): Promise<Socket> {
  const { hostname, port, pathname, search } = new URL(wsUrl);
  const stream = connect(Number(port), hostname);
  onTestFinished(() => void stream.destroy());
  stream.on("error", () => stream.destroy());
  stream.write(
    `GET ${pathname}${search} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
      "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  const [answer] = await once(stream, "data");
  if (!String(answer).startsWith("HTTP/1.1 101")) throw new Error("The connection was refused.");
  return stream;
}
