import type { Labels } from "../engine/engine.ts";

/** Whose it is: the stack's name. What lacks it is never touched. */
export const STACK_LABEL = "dev.ledger.stack";
export const SERVICE_LABEL = "dev.ledger.service";
/** The hash of the configuration that a container was made from. */
export const CONFIG_LABEL = "dev.ledger.config";

export const networkName = (stack: string): string => stack;

/** Also of the volume that it keeps. */
export const containerName = (stack: string, service: string): string => `${stack}-${service}`;

export function isOfStack(labels: Labels, stack: string): boolean {
  return labels[STACK_LABEL] === stack;
}
