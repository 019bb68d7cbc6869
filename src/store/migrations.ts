import type { Migration } from "kysely/migration";
import * as questions from "./migrations/0001-questions.ts";
import * as work from "./migrations/0002-work.ts";
import * as sharedLimits from "./migrations/0003-shared-limits.ts";
import * as feedback from "./migrations/0004-feedback.ts";
import * as handover from "./migrations/0005-handover.ts";
import * as handoverEdits from "./migrations/0006-handover-edits.ts";
import * as questionCosts from "./migrations/0007-question-costs.ts";
import * as apps from "./migrations/0008-apps.ts";
import * as embeddings from "./migrations/0009-embeddings.ts";
import * as activeUsers from "./migrations/0010-active-users.ts";

/** Forward only, in the order of their names; a published one is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-questions": questions,
  "0002-work": work,
  "0003-shared-limits": sharedLimits,
  "0004-feedback": feedback,
  "0005-handover": handover,
  "0006-handover-edits": handoverEdits,
  "0007-question-costs": questionCosts,
  "0008-apps": apps,
  "0009-embeddings": embeddings,
  "0010-active-users": activeUsers,
};
