import { createHash } from "node:crypto";
import type { NewContainer } from "../engine/engine.ts";
import { ALERT_RECEIVERS, alertsFile, TELLS_NOBODY } from "../services/alert-receivers.ts";
import { ALERTMANAGER } from "../services/alertmanager.ts";
import { readServiceFiles } from "../services/read-files.ts";
import type { Service } from "../services/service.ts";
import type { StackSettings } from "../services/stack-settings.ts";
import { fittedText } from "./fitted-text.ts";
import { CONFIG_LABEL, containerName, networkName, SERVICE_LABEL, STACK_LABEL } from "./names.ts";

/** A service as it is to run: all but its port on this machine, which is found by looking. */
export interface Wanted {
  readonly service: Service;
  readonly container: Omit<NewContainer, "port">;
  readonly config: string;
}

/** Counts up where containers are made in another way from the same data. */
const MAKE = 1;

export function wantAll(
  services: readonly Service[],
  settings: StackSettings,
  folder: string,
): Promise<readonly Wanted[]> {
  return Promise.all(services.map((service) => want(service, settings, folder)));
}

async function want(service: Service, settings: StackSettings, folder: string): Promise<Wanted> {
  const { name: stack, images, alerts } = settings;
  const name = containerName(stack, service.name);
  const files = await readServiceFiles(service, folder);
  const container = {
    name,
    image: images.get(service.name) ?? service.image,
    command: service.command?.map((word) => word.replace(TELLS_NOBODY, alertsFile([...alerts.keys()]))),
    environment: service.environment ?? {},
    network: networkName(stack),
    alias: service.name,
    hostNames: service.hostNames ?? [],
    files: [
      ...files.map(({ at, text }) => ({ at, text: fittedText(text, settings) })),
      ...(service === ALERTMANAGER ? secretsOf(alerts) : []),
    ],
    volume: service.keeps === undefined ? undefined : { name, at: service.keeps },
  };
  const config = hashOf({ ...container, inside: service.port.inside, make: MAKE });
  const labels = { [STACK_LABEL]: stack, [SERVICE_LABEL]: service.name, [CONFIG_LABEL]: config };
  return { service, container: { ...container, labels }, config };
}

/** Its image's own user has to read them, who is nobody: the container is the border around them. */
function secretsOf(alerts: StackSettings["alerts"]) {
  return ALERT_RECEIVERS.flatMap(({ name, secret }) => {
    const text = alerts.get(name);
    return text === undefined ? [] : [{ at: secret, text }];
  });
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
