import { AnyElement } from "../elements/any-element.tsx";
import { isJson, type Json, jsonsOf, stringOf, wordsOf } from "../elements/read-element.ts";
import { ImageBlock } from "./image-block.tsx";
import { Words } from "./words.tsx";

/** The text and the fields, and what stands beside them. */
export function SectionBlock({ block }: { readonly block: Json }) {
  const { accessory } = block;
  if (!isJson(accessory)) return <Told block={block} />;
  return (
    <div className="section">
      <Told block={block} />
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

function Told({ block }: { readonly block: Json }) {
  const fields = jsonsOf(block.fields);
  return (
    <div className="told">
      {wordsOf(block.text) !== "" && (
        <div className="words">
          <Words text={block.text} />
        </div>
      )}
      {fields.length > 0 && (
        <div className="fields">
          {fields.map((field, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields have no names, and keep their places.
            <div key={index} className="words">
              <Words text={field} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
