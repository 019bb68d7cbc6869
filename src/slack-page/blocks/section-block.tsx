import { useMemo } from "react";
import { AnyElement } from "../elements/any-element.tsx";
import { isJson, type Json, stringOf, wordsOf } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";
import { ImageBlock } from "./image-block.tsx";

/** The library draws the text and the fields; what stands beside them is ours. */
export function SectionBlock({ block }: { readonly block: Json }) {
  const { accessory } = block;
  const told = useMemo(() => {
    const { accessory: _beside, ...rest } = block;
    return [rest];
  }, [block]);
  if (!isJson(accessory)) return <Drawn blocks={told} />;
  return (
    <div className="section">
      <Drawn blocks={told} />
      <div className="accessory">
        {accessory.type === "image" ? (
          <ImageBlock block={accessory} />
        ) : (
          <AnyElement element={accessory} blockId={stringOf(block.block_id)} label={wordsOf(block.text)} />
        )}
      </div>
    </div>
  );
}
