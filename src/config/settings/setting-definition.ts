import type { z } from "zod";

/** One setting: what it is for, what it may be, and what to do when it is wrong. */
export interface SettingDefinition {
  readonly schema: z.ZodType;
  readonly description: string;
  readonly remedy: string;
  readonly unit?: string;
  /** Never printed, logged or put into an error. */
  readonly secret?: true;
}
