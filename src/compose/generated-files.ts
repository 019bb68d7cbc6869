import { readFileSync } from "node:fs";
import { join } from "node:path";
import { grafanaFiles } from "../monitoring/dashboards/grafana-files.ts";
import { prometheusConfigFile, STACK_TARGETS } from "../monitoring/prometheus-config.ts";
import { prometheusFolder } from "../monitoring/prometheus-folder.ts";
import { alertmanagerFiles } from "./alertmanager-files.ts";
import { COMPOSE_BOT_TARGETS, composeFile } from "./compose-file.ts";

/** Written by hand. */
const ALERTMANAGER_FILE = join(import.meta.dirname, "../../compose/alertmanager/alertmanager.yml");

/** Every generated file of compose/: the texts by their paths in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["compose/docker-compose.yml", composeFile()],
    ...grafanaFiles(),
    // Compose needs a file for a secret that nobody gave.
    ["compose/alertmanager/no-secret", ""],
    ...inFolder("alertmanager", alertmanagerFiles(readFileSync(ALERTMANAGER_FILE, "utf8"))),
    ...inFolder("prometheus", new Map(Object.entries(prometheusFolder()))),
    [
      "compose/prometheus/prometheus.compose.yml",
      prometheusConfigFile({ ...STACK_TARGETS, bot: COMPOSE_BOT_TARGETS }),
    ],
  ]);
}

function inFolder(folder: string, files: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...files].map(([name, text]) => [`compose/${folder}/${name}`, text]);
}
