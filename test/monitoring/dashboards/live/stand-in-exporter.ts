import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface StandInExporter {
  /** `host:port`. */
  readonly target: string;
  end(): Promise<void>;
}

/**
 * Serves what an exporter was recorded to serve. It asks no Postgres and no Redis: it stands for the names, labels and
 * kinds of the metrics. What only grows grows by one each time, because the recording stands still.
 */
export async function startStandInExporter(recorded: string): Promise<StandInExporter> {
  let scrapes = 0;
  const server = createServer((_request, response) => {
    scrapes += 1;
    response.setHeader("content-type", "text/plain; version=0.0.4");
    response.end(grown(recorded, scrapes));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    target: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function grown(recorded: string, by: number): string {
  const counters = new Set([...recorded.matchAll(/^# TYPE (\S+) counter$/gm)].map(([, name]) => name));
  return recorded.replaceAll(/^(\w+)(\{.*\})? (\S+)$/gm, (line, name: string, labels = "", value: string) =>
    counters.has(name) ? `${name}${labels} ${Number(value) + by}` : line,
  );
}
