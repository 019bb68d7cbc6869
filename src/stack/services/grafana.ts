import type { Service } from "./service.ts";

export const GRAFANA: Service = {
  name: "grafana",
  title: "Grafana",
  image: "grafana/grafana:12.0.2@sha256:b5b59bfc7561634c2d7b136c4543d702ebcc94a3da477f21ff26f89ffd4214fa",
  // Bound to this machine alone: whoever reaches it may look, and changes come from files.
  environment: {
    GF_AUTH_ANONYMOUS_ENABLED: "true",
    GF_AUTH_ANONYMOUS_ORG_ROLE: "Viewer",
    GF_USERS_ALLOW_SIGN_UP: "false",
    GF_ANALYTICS_REPORTING_ENABLED: "false",
    GF_ANALYTICS_CHECK_FOR_UPDATES: "false",
  },
  files: [
    { from: "grafana/provisioning", at: "/etc/grafana/provisioning" },
    { from: "grafana/dashboards", at: "/etc/grafana/dashboards" },
  ],
  keeps: "/var/lib/grafana",
  port: { inside: 3000, wished: 3000, scheme: "http://" },
  probe: { kind: "http", path: "/api/health", inImage: true },
  deadlineSeconds: 90,
  needs: ["prometheus"],
  version: { of: { kind: "http", path: "/api/health" }, pattern: /"version": ?"([^"]+)"/ },
};
