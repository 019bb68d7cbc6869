import { REDIS } from "./redis.ts";
import type { Service } from "./service.ts";

export const REDIS_EXPORTER: Service = {
  name: "redis-exporter",
  title: "Redis exporter",
  image:
    "oliver006/redis_exporter:v1.89.0@sha256:fed773ffd2bb2eac706e0ed9cc2fff41651193ee4977e2a4f6919658ad2313f4",
  environment: { REDIS_ADDR: `redis://${REDIS.name}:${REDIS.port.inside}` },
  port: { inside: 9121, wished: 9121, scheme: "http://" },
  // Nothing but the exporter is in its image.
  probe: { kind: "http", path: "/health", inImage: false },
  deadlineSeconds: 30,
  needs: [REDIS.name],
  version: {
    of: { kind: "http", path: "/metrics" },
    pattern: /^redis_exporter_build_info\{[^}]*version="([^"]+)"/m,
  },
};
