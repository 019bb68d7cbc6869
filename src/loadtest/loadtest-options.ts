import type { Environment } from "../config/environment.ts";
import type { Asked } from "./prepare/prepare.ts";
import type { TargetName } from "./targets/open-bot.ts";

/** What the command was asked to do. */
export interface LoadtestOptions extends Omit<Asked, "target"> {
  readonly target: TargetName;
  /** API_TOKEN of the bot that runs already. */
  readonly token?: string | undefined;
  readonly allowRemote: readonly string[];
  /** How often the same load is put on. */
  readonly repeat: number;
  /** Looks for the highest rate that holds, by probes of so many milliseconds, in place of one run. */
  readonly knee?: { readonly probeMs: number } | undefined;
  /** Of the closed loop of the ceiling. */
  readonly ceiling: { readonly connections?: number | undefined; readonly durationMs?: number | undefined };
  readonly reports: {
    readonly json: boolean;
    readonly quiet: boolean;
    readonly junit?: string | undefined;
    readonly html?: string | undefined;
    /** A remote-write receiver. */
    readonly push?: URL | undefined;
  };
  /** The program's `bin/run.js`, for the bot under test. */
  readonly program: string;
  readonly env: Environment;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}
