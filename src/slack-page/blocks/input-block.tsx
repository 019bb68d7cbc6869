import { useId } from "react";
import { useActing } from "../elements/acting.ts";
import { AnyElement } from "../elements/any-element.tsx";
import { isJson, type Json, stringOf, wordsOf } from "../elements/read-element.ts";
import { Words } from "./words.tsx";

/** An input with its label, its hint, and what is wrong with it. */
export function InputBlock({ block }: { readonly block: Json }) {
  const { errors } = useActing();
  const id = useId();
  const blockId = stringOf(block.block_id);
  const error = blockId === undefined ? undefined : errors[blockId];
  const hint = wordsOf(block.hint);
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={error === undefined ? "input" : "input wrong"}>
      <div className="input-label" id={`${id}-label`}>
        <Words text={block.label} />
        {block.optional === true && <span className="optional"> (optional)</span>}
      </div>
      {isJson(block.element) && (
        <AnyElement
          element={block.element}
          blockId={blockId}
          labelledBy={`${id}-label`}
          describedBy={described || undefined}
          invalid={error !== undefined}
          required={block.optional !== true}
          dispatches={block.dispatch_action === true}
        />
      )}
      {error !== undefined && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint !== "" && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
