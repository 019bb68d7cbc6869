import type { Service } from "./service.ts";

/** Bound to this machine alone, so that its password is no secret. */
export const POSTGRES_LOGIN = { user: "ledger", password: "ledger", database: "ledger" } as const;

const { user, password, database } = POSTGRES_LOGIN;

export const POSTGRES: Service = {
  name: "postgres",
  title: "Postgres",
  image: "postgres:16-alpine@sha256:57c72fd2a128e416c7fcc499958864df5301e940bca0a56f58fddf30ffc07777",
  environment: { POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database },
  keeps: "/var/lib/postgresql/data",
  port: { inside: 5432, wished: 5432, scheme: `postgres://${user}:${password}@` },
  // Over TCP: while the image initializes, its temporary server listens on its Unix socket alone.
  probe: {
    kind: "command",
    command: ["pg_isready", "--host", "127.0.0.1", "--username", user, "--dbname", database],
  },
  deadlineSeconds: 60,
  needs: [],
  version: { of: { kind: "command", command: ["postgres", "--version"] }, pattern: /(\d+\.\d+)/ },
};
