import { describe, expect, it } from "vitest";
import { POSTGRES } from "../../../src/stack/services/postgres.ts";
import { STACK_SERVICES } from "../../../src/stack/services/stack-services.ts";
import { serviceLines } from "../../../src/stack/status/service-lines.ts";
import type { ServiceStatus } from "../../../src/stack/status/service-status.ts";
import { urlOf } from "../../../src/stack/up/running-stack.ts";

const HOUR = 3_600;

/** All that run, with the widest that is usual in each column. */
const RUNNING: readonly ServiceStatus[] = STACK_SERVICES.map((service) => ({
  ...{ name: service.name, title: service.title, state: "running", health: "unhealthy" },
  ...{ version: "12.0.2", uptimeSeconds: 23 * HOUR + 59 * 60, memoryBytes: 1_000 * 2 ** 20 },
  url: urlOf(service, service.port.wished),
}));

const widthOf = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

describe("the table of the services", () => {
  it("fits a terminal of 80 columns, and narrower ones with less in it", () => {
    const text = serviceLines(RUNNING, 80);
    expect(widthOf(text)).toBeLessThanOrEqual(80);
    expect(text.split("\n")[0]).toMatch(/^SERVICE +STATE +HEALTH +VERSION +UP +MEMORY +ADDRESS$/);
    expect(text).toMatch(/^postgres +running .* 127\.0\.0\.1:5432$/m);
    for (const width of [70, 60, 40])
      expect(widthOf(serviceLines(RUNNING, width))).toBeLessThanOrEqual(width);
  });

  it("has all where there is room, without the login and the path of a URL", () => {
    const postgres = RUNNING.filter(({ name }) => name === POSTGRES.name);
    expect(serviceLines(postgres).split("\n")[1]).toBe(
      "postgres  running  unhealthy  12.0.2   23 h 59 min  1000 MiB  postgres://127.0.0.1:5432",
    );
  });

  it("tells below it why one is not healthy", () => {
    const [first] = RUNNING;
    if (!first) throw new Error("There is no service.");
    expect(serviceLines([{ ...first, why: "ended with 137" }], 80)).toMatch(/\n\nPostgres: ended with 137$/);
  });
});
