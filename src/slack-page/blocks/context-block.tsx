import { useMemo } from "react";
import { type Json, jsonsOf } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";
import { Words } from "./words.tsx";

/** Small words and pictures in a row; the library draws the pictures. */
export function ContextBlock({ block }: { readonly block: Json }) {
  return (
    <div className="block-context">
      {jsonsOf(block.elements).map((element, index) =>
        element.type === "image" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the elements have no names, and keep their places.
          <Picture key={index} image={element} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <div key={index} className="words">
            <Words text={element} />
          </div>
        ),
      )}
    </div>
  );
}

function Picture({ image }: { readonly image: Json }) {
  const alone = useMemo(() => [{ type: "context", elements: [image] }], [image]);
  return <Drawn blocks={alone} />;
}
