import { POSTGRES, POSTGRES_LOGIN } from "./postgres.ts";
import type { Service } from "./service.ts";

const { user, password, database } = POSTGRES_LOGIN;

export const POSTGRES_EXPORTER: Service = {
  name: "postgres-exporter",
  title: "Postgres exporter",
  image:
    "quay.io/prometheuscommunity/postgres-exporter:v0.17.1@sha256:38606faa38c54787525fb0ff2fd6b41b4cfb75d455c1df294927c5f611699b17",
  environment: {
    DATA_SOURCE_URI: `${POSTGRES.name}:${POSTGRES.port.inside}/${database}?sslmode=disable`,
    DATA_SOURCE_USER: user,
    DATA_SOURCE_PASS: password,
  },
  port: { inside: 9187, wished: 9187, scheme: "http://" },
  probe: { kind: "http", path: "/", inImage: true },
  deadlineSeconds: 30,
  needs: [POSTGRES.name],
  version: {
    of: { kind: "http", path: "/metrics" },
    pattern: /^postgres_exporter_build_info\{[^}]*version="([^"]+)"/m,
  },
};
