import { expect, it } from "vitest";
import type { ContainerEngine, FoundContainer, LogLine } from "../../../src/stack/engine/engine.ts";
import { asJson, asText } from "../../../src/stack/logs/line-form.ts";
import { showLogs } from "../../../src/stack/logs/show-logs.ts";
import { SERVICE_LABEL, STACK_LABEL } from "../../../src/stack/reconcile/names.ts";
import { POSTGRES } from "../../../src/stack/services/postgres.ts";
import { REDIS } from "../../../src/stack/services/redis.ts";

const SERVICES = [POSTGRES, REDIS];

/** An engine with a container for each service that has lines. */
function engineWith(logs: Readonly<Record<string, readonly LogLine[]>>): ContainerEngine {
  const containers = Object.keys(logs).map((name) => ({
    ...{ id: name, labels: { [STACK_LABEL]: "test", [SERVICE_LABEL]: name }, state: "running" },
  })) as unknown as FoundContainer[];
  return {
    containers: async () => containers,
    logLines: async (id: string) => logs[id] ?? [],
  } as Partial<ContainerEngine> as ContainerEngine;
}

async function shown(logs: Readonly<Record<string, readonly LogLine[]>>, form = asText(SERVICES)) {
  const [lines, said]: [string[], string[]] = [[], []];
  await showLogs({
    ...{ engine: engineWith(logs), stack: "test", services: SERVICES, tail: 10, follow: false, form },
    signal: new AbortController().signal,
    print: (line) => void lines.push(line),
    say: (line) => void said.push(line),
  });
  return { lines, said };
}

const LOGS = {
  postgres: [
    { at: "2026-01-01T10:00:00.1Z", text: "first" },
    { at: "2026-01-01T10:00:02.5Z", text: "third" },
  ],
  redis: [{ at: "2026-01-01T10:00:01.123456789Z", text: "second" }],
};

it("puts the lines of several services in the order of their moments", async () => {
  expect((await shown(LOGS)).lines).toEqual(["postgres | first", "redis    | second", "postgres | third"]);
});

it("shows the moments where that is wished, in text and in JSON", async () => {
  const text = await shown(LOGS, asText(SERVICES, true));
  expect(text.lines[1]).toBe("redis    | 2026-01-01T10:00:01.123Z second");
  const json = await shown(LOGS, asJson(true));
  expect(json.lines.map((line) => JSON.parse(line))[1]).toEqual({
    ...{ service: "redis", line: "second", at: "2026-01-01T10:00:01.123456789Z" },
  });
  const plain = await shown(LOGS, asJson());
  expect(plain.lines.map((line) => JSON.parse(line))[1]).toEqual({ service: "redis", line: "second" });
});

it("tells of a service that has no container, and fails where none has one", async () => {
  expect(await shown({ redis: LOGS.redis })).toEqual({
    lines: ["redis    | second"],
    said: ["postgres has no container, and so no log."],
  });
  await expect(shown({})).rejects.toMatchObject({ code: "STACK_SERVICE_FAILED" });
});
