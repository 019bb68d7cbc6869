import type { z } from "zod";
import type { Workspace } from "../workspace/workspace.ts";
import { argumentFailure } from "./arguments.ts";
import type { TokenKind } from "./authenticate.ts";
import type { Failure, Success } from "./reply.ts";

/** What a method may use besides its arguments. */
export interface MethodContext {
  readonly workspace: Workspace;
  /** A WebSocket URL for one connection. */
  newSocketUrl(): string;
}

/** One method of the Web API. */
export interface Method<Reply extends Success = Success> {
  /** The kinds of token it accepts; without any it may be called by anyone. */
  readonly accepts: readonly TokenKind[];
  call(args: Readonly<Record<string, unknown>>, context: MethodContext): Reply | Failure;
}

interface MethodDefinition<Args extends z.ZodType, Reply extends Success> {
  readonly accepts?: readonly TokenKind[];
  readonly args: Args;
  run(args: z.output<Args>, context: MethodContext): Reply | Failure;
}

/** A method that parses its arguments first; most take a bot token. */
export function method<Args extends z.ZodType, Reply extends Success>(
  definition: MethodDefinition<Args, Reply>,
): Method<Reply> {
  return {
    accepts: definition.accepts ?? ["bot"],
    call(args, context) {
      const parsed = definition.args.safeParse(args);
      if (!parsed.success) return argumentFailure(parsed.error, args);
      return definition.run(parsed.data, context);
    },
  };
}
