import { PUBLISHED_PORT, type Service } from "./service.ts";

export const PROMETHEUS: Service = {
  name: "prometheus",
  title: "Prometheus",
  image: "prom/prometheus:v3.5.0@sha256:63805ebb8d2b3920190daf1cb14a60871b16fd38bed42b857a3182bc621f4996",
  command: [
    "--config.file=/etc/prometheus/prometheus.yml",
    "--storage.tsdb.path=/prometheus",
    "--storage.tsdb.retention.time=15d",
    // Alerts link to where they come from, and its own name for that leads nowhere.
    `--web.external-url=http://127.0.0.1:${PUBLISHED_PORT}`,
    "--enable-feature=exemplar-storage",
  ],
  files: [{ from: "prometheus", at: "/etc/prometheus" }],
  keeps: "/prometheus",
  port: { inside: 9090, wished: 9090, scheme: "http://" },
  probe: { kind: "http", path: "/-/ready", inImage: true },
  deadlineSeconds: 60,
  needs: ["alertmanager"],
  // `bot` is the bot in the same container network under compose, and the one on this machine here.
  hostNames: ["bot", "host.docker.internal"],
  version: { of: { kind: "http", path: "/api/v1/status/buildinfo" }, pattern: /"version":"([^"]+)"/ },
};
