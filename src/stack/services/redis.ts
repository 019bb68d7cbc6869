import type { Service } from "./service.ts";

export const REDIS: Service = {
  name: "redis",
  title: "Redis",
  image: "redis:7-alpine@sha256:6ab0b6e7381779332f97b8ca76193e45b0756f38d4c0dcda72dbb3c32061ab99",
  command: [
    "redis-server",
    ...["--dir", "/data"],
    ...["--appendonly", "yes"],
    ...["--maxmemory", "512mb"],
    ...["--maxmemory-policy", "allkeys-lru"],
    // Containers of its network ask it too; on this machine it is bound to 127.0.0.1.
    ...["--protected-mode", "no"],
  ],
  keeps: "/data",
  port: { inside: 6379, wished: 6379, scheme: "redis://" },
  // While it reads its file in, it answers a PING with LOADING and redis-cli ends with 0 all the same.
  probe: { kind: "command", command: ["sh", "-c", "redis-cli ping | grep -q PONG"] },
  deadlineSeconds: 60,
  needs: [],
  version: { of: { kind: "command", command: ["redis-server", "--version"] }, pattern: /v=(\S+)/ },
};
