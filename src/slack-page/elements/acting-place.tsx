import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { ActionOutcome, Entry, Place } from "../../simulators/slack/people/interactions-door.ts";
import { act } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";
import { type Acting, ActingProvider } from "./acting.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { isJson, type Json } from "./read-element.ts";

interface Props {
  readonly where: Place;
  readonly errors?: Acting["errors"];
  readonly children: ReactNode;
}

interface Question {
  readonly confirm: Json;
  answer(yes: boolean): void;
}

const NO_ERRORS: Acting["errors"] = {};

/** What is done in the blocks inside is done in this message or view, as the person who looks. */
export function ActingPlace({ where, errors = NO_ERRORS, children }: Props) {
  const { me, fail } = usePage();
  const [question, setQuestion] = useState<Question>();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(new Map<string, () => Promise<unknown>>());
  const at = useRef(where);
  at.current = where;

  const inOrder = useCallback(<Value,>(doing: () => Promise<Value>): Promise<Value> => {
    const next = last.current.then(doing);
    last.current = next.catch(() => undefined);
    return next;
  }, []);

  const settle = useCallback(async () => {
    const entries = [...waiting.current.values()];
    waiting.current.clear();
    await Promise.all(entries.map((enter) => enter()));
    await last.current;
  }, []);

  const send = useCallback(
    (element: Json, blockId: string | undefined, value: Entry | undefined) =>
      inOrder(async () => {
        try {
          const body = { user: me, in: at.current, ...namesOf(element, blockId), value };
          const outcome = await act<ActionOutcome>("act", body);
          if (outcome.type === "failed") fail(new Error(outcome.words));
        } catch (fault) {
          fail(fault);
        }
      }),
    [me, fail, inOrder],
  );

  const agreed = useCallback((confirm: Json) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const answer = (yes: boolean) => {
      setQuestion(undefined);
      resolve(yes);
    };
    setQuestion({ confirm, answer });
    return promise;
  }, []);

  const acting = useMemo<Acting>(
    () => ({
      where,
      errors,
      async enter(element, blockId, value) {
        if (isJson(element.confirm) && !(await agreed(element.confirm))) return false;
        await settle();
        await send(element, blockId, value);
        return true;
      },
      typed: (key, enter) => void waiting.current.set(key, enter),
      settle,
      suggest: (element, blockId, typed) =>
        act("suggest", { user: me, in: at.current, ...namesOf(element, blockId), value: typed }),
      now: send,
      forget: (key) => void waiting.current.delete(key),
    }),
    [where, errors, me, agreed, send, settle],
  );

  return (
    <ActingProvider value={acting}>
      {children}
      {question && <ConfirmDialog {...question} />}
    </ActingProvider>
  );
}

function namesOf({ action_id }: Json, blockId: string | undefined) {
  return { action_id, ...(blockId !== undefined && { block_id: blockId }) };
}
