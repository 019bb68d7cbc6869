import type { z } from "zod";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { SlackApp } from "../apps/app.ts";
import type { Caller, Directory } from "../apps/directory.ts";
import type { Installation } from "../apps/installation.ts";
import type { TriggerIds } from "../interactions/trigger-ids.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { argumentFailure } from "./arguments.ts";
import type { TokenKind } from "./authenticate.ts";
import { type Failure, failure, type Success } from "./reply.ts";

/** What every method may use besides its arguments. */
export interface Services {
  readonly directory: Directory;
  readonly clock: Scheduler;
  /** What people have triggered, which lets an app show them a modal. */
  readonly triggers: TriggerIds;
  /** Where the simulator listens, such as `http://127.0.0.1:4000`. */
  origin(): string;
  /** A WebSocket URL for one connection of the app; undefined where it does not use Socket Mode. */
  newSocketUrl(app: SlackApp): string | undefined;
}

/** What a bot may use: it acts in its workspace, as its installation. */
export interface BotContext extends Services {
  readonly workspace: Workspace;
  readonly me: Installation;
}

export interface AppContext extends Services {
  readonly app: SlackApp;
}

/** One method of the Web API. */
export interface Method<Reply extends Success = Success, Args extends z.ZodType = z.ZodType> {
  /** What it reads of its arguments; all others are accepted and change nothing. */
  readonly args: Args;
  /** The kinds of token it accepts; without any it may be called by anyone. */
  readonly accepts: readonly TokenKind[];
  /** One of these scopes the token must have; without any it needs none. */
  readonly scopes: readonly string[];
  call(
    args: Readonly<Record<string, unknown>>,
    caller: Caller | undefined,
    services: Services,
  ): Reply | Failure | Promise<Reply | Failure>;
}

type Run<Args extends z.ZodType, Context, Reply extends Success> = (
  args: z.output<Args>,
  context: Context,
) => Reply | Failure | Promise<Reply | Failure>;

interface BotMethod<Args extends z.ZodType, Reply extends Success> {
  readonly args: Args;
  readonly scopes?: readonly string[];
  readonly run: Run<Args, BotContext, Reply>;
}

/** A method of a bot, which parses its arguments first. */
export function method<Args extends z.ZodType, Reply extends Success>({
  args: schema,
  scopes = [],
  run,
}: BotMethod<Args, Reply>): Method<Reply, Args> {
  return {
    args: schema,
    accepts: ["bot"],
    scopes,
    call(args, caller, services) {
      if (caller?.kind !== "bot") return failure("not_allowed_token_type");
      const { workspace, installation: me } = caller;
      return parsedCall(schema, args, (parsed) => run(parsed, { ...services, workspace, me }));
    },
  };
}

/** A method of an app as such, which is called with its app token. */
export function appMethod<Args extends z.ZodType, Reply extends Success>({
  args: schema,
  run,
}: {
  readonly args: Args;
  readonly run: Run<Args, AppContext, Reply>;
}): Method<Reply, Args> {
  return {
    args: schema,
    accepts: ["app"],
    scopes: [],
    call(args, caller, services) {
      if (caller?.kind !== "app") return failure("not_allowed_token_type");
      return parsedCall(schema, args, (parsed) => run(parsed, { ...services, app: caller.app }));
    },
  };
}

/** A method that needs no token. */
export function openMethod<Args extends z.ZodType, Reply extends Success>({
  args: schema,
  run,
}: {
  readonly args: Args;
  readonly run: Run<Args, Services, Reply>;
}): Method<Reply, Args> {
  return {
    args: schema,
    accepts: [],
    scopes: [],
    call: (args, _caller, services) => parsedCall(schema, args, (parsed) => run(parsed, services)),
  };
}

function parsedCall<Args extends z.ZodType, Reply>(
  schema: Args,
  args: Readonly<Record<string, unknown>>,
  run: (args: z.output<Args>) => Reply,
): Reply | Failure {
  const parsed = schema.safeParse(args);
  return parsed.success ? run(parsed.data) : argumentFailure(parsed.error, args);
}
