import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPusher } from "../../../../src/loadtest/report/push/create-pusher.ts";
import type { PushedFigures } from "../../../../src/loadtest/report/push/metric-series.ts";
import { readPushUrl } from "../../../../src/loadtest/report/push/push-url.ts";
import { snappyBlock } from "../../../../src/loadtest/report/push/snappy.ts";
import { until } from "../../../until.ts";
import { madeUpResult } from "../made-up-result.ts";
import { startedReceiver, unsnapped } from "./receiver.ts";

const AT = Date.parse("2026-03-02T09:00:00.123Z");
const { metrics, thresholds } = madeUpResult();
const FIGURES: PushedFigures = { at: AT, metrics, thresholds, valid: true };
const LABELS = { scenario: "average-day", testid: "of-today" };

describe("figures that are pushed to Prometheus", () => {
  it("arrive as remote write 1.0 has it, under names as k6 has them", async () => {
    const { received, url } = await startedReceiver();
    const pusher = createPusher({ url, labels: LABELS });
    expect(await pusher.end(FIGURES)).toEqual({ taken: 1, failed: 0, skipped: 0, complete: true });
    const [request] = received;
    expect(request?.headers).toMatchObject({
      "content-encoding": "snappy",
      "content-type": "application/x-protobuf",
      "x-prometheus-remote-write-version": "0.1.0",
      "user-agent": "ledger-loadtest",
    });
    const values = new Map(
      request?.series.map(({ labels, samples }) => [Object.fromEntries(labels).__name__, samples]),
    );
    expect(values.get("ledger_loadtest_answer_duration_seconds_p95")).toEqual([{ value: 2.1, at: AT }]);
    expect(values.get("ledger_loadtest_questions_total")).toEqual([{ value: 6_000, at: AT }]);
    expect(values.get("ledger_loadtest_errors_rate")).toEqual([{ value: 0.002, at: AT }]);
    expect(values.get("ledger_loadtest_valid")).toEqual([{ value: 1, at: AT }]);
    const crossed = request?.series.find(({ labels }) => labels.some(([, value]) => value === "rate<0.01"));
    expect(crossed?.samples).toEqual([{ value: 0, at: AT }]);
    for (const { labels } of request?.series ?? []) {
      expect(labels.map(([name]) => name)).toEqual(labels.map(([name]) => name).toSorted());
      expect(Object.fromEntries(labels)).toMatchObject(LABELS);
    }
  });

  it("leave out what was not measured", async () => {
    const { received, url } = await startedReceiver();
    await createPusher({ url, labels: LABELS }).end({
      at: AT,
      metrics: {
        llm_cost_usd: { kind: "counter", count: null, rate: null },
        errors: { kind: "rate", rate: null, passes: 0, fails: 0 },
      },
    });
    expect(received.map(({ series }) => series)).toEqual([[]]);
  });

  it("go with the credentials of the URL", async () => {
    const { received, url } = await startedReceiver();
    url.username = "loader";
    url.password = "p%40ss";
    await createPusher({ url, labels: LABELS }).end(FIGURES);
    const sent = received[0]?.headers.authorization?.replace("Basic ", "") ?? "";
    expect(Buffer.from(sent, "base64").toString()).toBe("loader:p@ss");
  });

  it("are one push at a time: what is pushed meanwhile is left out", async () => {
    const held: (() => void)[] = [];
    const { received, url } = await startedReceiver((response) => {
      if (held.length > 0) response.writeHead(204).end();
      else held.push(() => response.writeHead(204).end());
    });
    const pusher = createPusher({ url, labels: LABELS });
    for (let count = 0; count < 10; count += 1) pusher.push(FIGURES);
    await until("a push is under way", () => held.length === 1);
    held[0]?.();
    expect(await pusher.end(FIGURES)).toMatchObject({ taken: 2, failed: 0, skipped: 9, complete: true });
    expect(received).toHaveLength(2);
  });

  it("are tried again at the end where the receiver is busy, and no more than three times", async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    const { received, url } = await startedReceiver((response) => response.writeHead(503).end("busy"));
    const report = await createPusher({ url, labels: LABELS, wait }).end(FIGURES);
    expect(report).toEqual({ taken: 0, failed: 3, skipped: 0, complete: false, because: "503 busy" });
    expect(received).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  it("are not tried again where they are refused", async () => {
    const { received, url } = await startedReceiver((response) =>
      response.writeHead(400).end("out of order sample"),
    );
    const report = await createPusher({ url, labels: LABELS }).end(FIGURES);
    expect(report).toMatchObject({ failed: 1, complete: false, because: "400 out of order sample" });
    expect(received).toHaveLength(1);
  });

  it.each([
    ["nobody listens", async () => new URL("http://127.0.0.1:9/api/v1/write")],
    ["the receiver never answers", async () => (await startedReceiver(() => {})).url],
    [
      "the answer never ends",
      async () => (await startedReceiver((response) => void response.writeHead(500).write("and so on"))).url,
    ],
    [
      "it points elsewhere",
      async () =>
        (
          await startedReceiver((response) =>
            response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
          )
        ).url,
    ],
  ])("fail nothing where %s", async (_, start) => {
    const pusher = createPusher({ url: await start(), labels: LABELS, timeoutMs: 100, wait: async () => {} });
    pusher.push(FIGURES);
    expect(await pusher.end(FIGURES)).toMatchObject({
      taken: 0,
      complete: false,
      because: expect.any(String),
    });
  });

  it("are read back whole, however long they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200_000 }), (bytes) => {
        expect(unsnapped(snappyBlock(Buffer.from(bytes))).equals(bytes)).toBe(true);
      }),
      { numRuns: 50, examples: [[new Uint8Array(65_536)], [new Uint8Array(65_537)], [new Uint8Array(0)]] },
    );
  });

  it("want a URL over HTTP, and repeat none, since it may hold a password", () => {
    expect(readPushUrl("https://prometheus.example/api/v1/write").hostname).toBe("prometheus.example");
    for (const text of ["localhost:9090", "ftp://a:secret@b/", "", "http://a:secret@:80:80"])
      expect(() => readPushUrl(text)).toThrow(
        expect.objectContaining({ code: "PUSH_URL_INVALID", message: expect.not.stringContaining("secret") }),
      );
  });
});
