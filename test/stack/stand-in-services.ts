import { readFileSync } from "node:fs";

/** How a stand-in image starts what an official image would; all are made of one root file system. */
export interface StandIn {
  readonly service: string;
  readonly entrypoint: readonly string[];
}

export const STAND_INS: readonly StandIn[] = [
  { service: "postgres", entrypoint: ["/stand-in/postgres"] },
  // Redis, Prometheus and Alertmanager are Debian's own, started as the stack says.
  { service: "redis", entrypoint: ["/usr/bin/env"] },
  { service: "prometheus", entrypoint: ["/usr/bin/prometheus"] },
  { service: "alertmanager", entrypoint: ["/usr/bin/prometheus-alertmanager"] },
  // Debian has none of these: they answer their health route, and the exporters what real ones were recorded to serve.
  { service: "grafana", entrypoint: ["/stand-in/http", "3000"] },
  { service: "postgres-exporter", entrypoint: ["/stand-in/exporter", "9187", "postgres"] },
  { service: "redis-exporter", entrypoint: ["/stand-in/exporter", "9121", "redis"] },
];

export const PACKAGES = ["postgresql", "redis-server", "prometheus", "prometheus-alertmanager", "busybox"];

/** Debian 12's. */
const POSTGRES_BIN = "/usr/lib/postgresql/15/bin";
export const STAND_IN_PATH = `${POSTGRES_BIN}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;

/** What Debian's packages lack; by path. Ends up executable. */
export const STAND_IN_FILES: Readonly<Record<string, string>> = {
  "/stand-in/postgres": `#!/bin/sh
set -e
data=/var/lib/postgresql/data
as="setpriv --reuid=postgres --regid=postgres --clear-groups"
mkdir -p "$data" && chown postgres "$data" && chmod 700 "$data"
if [ ! -s "$data/PG_VERSION" ]; then
  printf %s "$POSTGRES_PASSWORD" >/tmp/password
  $as initdb --pgdata "$data" --username "$POSTGRES_USER" --pwfile /tmp/password --encoding UTF8 \\
    --auth-local trust --auth-host scram-sha-256 --no-sync
  echo "host all all all scram-sha-256" >>"$data/pg_hba.conf"
  echo "create database $POSTGRES_DB" | $as postgres --single -D "$data" postgres
fi
exec $as postgres -D "$data" -c listen_addresses='*' "$@"
`,
  "/stand-in/http": `#!/bin/sh
exec busybox httpd -f -p "$1" -h /stand-in/www
`,
  // What only grows grows by one each second, because the recording stands still.
  "/stand-in/exporter": `#!/bin/sh
www=/stand-in/www
count() {
  busybox awk -v by="$2" '/^# TYPE .* counter$/ { counter[$3] = 1 }
    /^[a-z]/ { name = $1; sub(/[{].*/, "", name); if (name in counter) $NF += by } { print }' "/stand-in/$1.txt" >$www/next
  mv $www/next $www/metrics
}
count "$2" 0
(by=0; while sleep 1; do by=$((by + 1)); count "$2" $by; done) &
exec busybox httpd -f -p "$1" -h $www
`,
  "/stand-in/postgres.txt": recorded("postgres"),
  "/stand-in/redis.txt": recorded("redis"),
  "/stand-in/www/index.html": "ok\n",
  "/stand-in/www/health": "ok\n",
  "/stand-in/www/api/health": '{"database":"ok","version":"0.0.0"}\n',
};

function recorded(service: string): string {
  const file = new URL(`../monitoring/dashboards/recorded/${service}-exporter.txt`, import.meta.url);
  return `${readFileSync(file, "utf8").trim()}\n${service}_exporter_build_info{version="0.0.0"} 1\n`;
}
