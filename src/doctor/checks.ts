import type { Check } from "./check.ts";
import { bundledKnowledge } from "./checks/bundled-knowledge.ts";
import { dataFolder } from "./checks/data-folder.ts";
import { embeddedDatabase } from "./checks/embedded-database.ts";
import { httpPort } from "./checks/http-port.ts";
import { knowledge } from "./checks/knowledge.ts";
import { modelEndpoint } from "./checks/model-endpoint.ts";
import { nodeVersion } from "./checks/node-version.ts";
import { postgres } from "./checks/postgres.ts";
import { settings } from "./checks/settings.ts";
import { slackTokens } from "./checks/slack-tokens.ts";
import type { Surroundings } from "./surroundings.ts";

/** Every check, in the order in which they are listed. */
export const CHECKS: readonly ((surroundings: Surroundings) => Check)[] = [
  nodeVersion,
  settings,
  bundledKnowledge,
  knowledge,
  dataFolder,
  embeddedDatabase,
  httpPort,
  postgres,
  slackTokens,
  modelEndpoint,
];
