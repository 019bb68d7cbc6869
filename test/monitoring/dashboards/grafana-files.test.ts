import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { grafanaFiles } from "../../../src/monitoring/dashboards/grafana-files.ts";
import { DASHBOARDS_FOLDER } from "../../../src/monitoring/dashboards/provisioning.ts";
import { GRAFANA } from "../../../src/stack/services/grafana.ts";
import { REPOSITORY } from "../run-program.ts";
import { committed } from "./committed.ts";

const STALE = "is not what src/monitoring makes of it: run `npm run generate`";
const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");

describe("what Grafana is provisioned with", () => {
  it.each([...grafanaFiles()])("%s is as the code has it", (path, text) => {
    expect(read(join(REPOSITORY, path)) === text, `${path} ${STALE}`).toBe(true);
  });

  it("has nothing in its folder that no code has made", () => {
    const folder = join(REPOSITORY, "compose/grafana");
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(REPOSITORY.length + 1));
    expect(there.sort()).toEqual([...grafanaFiles().keys()].sort());
  });

  it("lies in the container where Grafana is told to look for it", () => {
    expect(GRAFANA.files).toContainEqual({ from: "grafana/dashboards", at: DASHBOARDS_FOLDER });
    expect(GRAFANA.files).toContainEqual({ from: "grafana/provisioning", at: "/etc/grafana/provisioning" });
  });

  it("has the data source that the dashboards choose at first", () => {
    const { datasources } = parse(
      read(join(REPOSITORY, "compose/grafana/provisioning/datasources/prometheus.yml")),
    );
    for (const { templating } of committed.values()) {
      const [chosen] = templating.list ?? [];
      expect(datasources).toContainEqual(
        expect.objectContaining({
          type: chosen?.query,
          uid: chosen?.current?.value,
          name: chosen?.current?.text,
        }),
      );
    }
  });
});
