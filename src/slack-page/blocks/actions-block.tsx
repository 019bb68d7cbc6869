import { AnyElement } from "../elements/any-element.tsx";
import { type Json, jsonsOf, stringOf } from "../elements/read-element.ts";

/** A row of buttons, menus and pickers. */
export function ActionsBlock({ block }: { readonly block: Json }) {
  return (
    <div className="actions">
      {jsonsOf(block.elements).map((element, index) => (
        <AnyElement
          key={stringOf(element.action_id) ?? index}
          element={element}
          blockId={stringOf(block.block_id)}
        />
      ))}
    </div>
  );
}
