import { createContext, useContext } from "react";
import type { Entry, Place, SuggestionOutcome } from "../../simulators/slack/people/interactions-door.ts";
import { type Json, wordsOf } from "./read-element.ts";

/** How the elements of one message or view are used. */
export interface Acting {
  readonly where: Place;
  /** What is wrong beside the inputs, by the block's id. */
  readonly errors: Readonly<Record<string, string>>;
  /**
   * Asks for confirmation where the app wants it, and enters or clicks. All that is done in one place happens in
   * order. Returns false where the person would not.
   */
  enter(element: Json, blockId: string | undefined, value?: Entry): Promise<boolean>;
  /** Enters at once, without asking and without waiting for what is typed. */
  now(element: Json, blockId: string | undefined, value: Entry): Promise<unknown>;
  /** Keeps how to enter what is typed, until the input is left or something else is done here. */
  typed(key: string, enter: () => Promise<unknown>): void;
  forget(key: string): void;
  /** Enters all that is typed. */
  settle(): Promise<void>;
  suggest(element: Json, blockId: string | undefined, typed: string): Promise<SuggestionOutcome>;
}

const ActingContext = createContext<Acting | undefined>(undefined);

export const ActingProvider = ActingContext.Provider;

export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (acting === undefined) throw new Error("This element is drawn outside a message and a view.");
  return acting;
}

/** What an element is given by the block that it is in. */
export interface ElementProps {
  readonly element: Json;
  readonly blockId?: string | undefined;
  /** Words for it where nothing on the page labels it. */
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** Whether an input block tells the app of what is entered before it is submitted. */
  readonly dispatches?: boolean | undefined;
}

/** The attributes that tell what a control is for. */
export function namedAs({ labelledBy, describedBy, label, element }: ElementProps) {
  return {
    "aria-labelledby": labelledBy,
    "aria-label": labelledBy === undefined ? labelOf(element, label) : undefined,
    "aria-describedby": describedBy,
  };
}

/** The same, and whether it may stay empty and is wrong as it is. */
export function accessibleAs(props: ElementProps) {
  return {
    ...namedAs(props),
    "aria-invalid": props.invalid || undefined,
    "aria-required": props.required || undefined,
  };
}

function labelOf({ placeholder, action_id }: Json, label: string | undefined): string {
  return label || wordsOf(placeholder) || String(action_id ?? "");
}
