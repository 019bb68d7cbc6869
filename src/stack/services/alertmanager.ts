import { TELLS_NOBODY } from "./alert-receivers.ts";
import { PUBLISHED_PORT, type Service } from "./service.ts";

export const ALERTMANAGER: Service = {
  name: "alertmanager",
  title: "Alertmanager",
  image: "prom/alertmanager:v0.28.1@sha256:27c475db5fb156cab31d5c18a4251ac7ed567746a2483ff264516437a39b15ba",
  // Without a cluster address it looks for no peers, and starts at once.
  command: [
    `--config.file=${TELLS_NOBODY}`,
    "--storage.path=/alertmanager",
    "--cluster.listen-address=",
    // In what it sends, links lead to it.
    `--web.external-url=http://127.0.0.1:${PUBLISHED_PORT}`,
  ],
  files: [{ from: "alertmanager", at: "/etc/alertmanager" }],
  keeps: "/alertmanager",
  port: { inside: 9093, wished: 9093, scheme: "http://" },
  probe: { kind: "http", path: "/-/ready", inImage: true },
  deadlineSeconds: 60,
  needs: [],
  version: { of: { kind: "http", path: "/api/v2/status" }, pattern: /"version":"([^"]+)"/ },
};
