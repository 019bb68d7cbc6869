import { BOT } from "./bot.ts";
import type { Service } from "./service.ts";

/** In front of the bot's HTTP API. */
export const NGINX: Service = {
  name: "nginx",
  title: "nginx",
  image: "nginx:1.27-alpine@sha256:65645c7bb6a0661892a8b03b89d0743208a18dd2f3f17a54ef4b76fb8e2f2a10",
  files: [{ from: "nginx.conf", at: "/etc/nginx/nginx.conf" }],
  port: { inside: 8080, wished: 8081, scheme: "http://" },
  probe: { kind: "http", path: "/health", inImage: true },
  deadlineSeconds: 30,
  needs: [BOT.name],
  version: { of: { kind: "command", command: ["nginx", "-v"] }, pattern: /nginx\/(\S+)/ },
};
