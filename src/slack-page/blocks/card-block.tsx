import { AnyElement } from "../elements/any-element.tsx";
import { isJson, type Json, jsonsOf, stringOf } from "../elements/read-element.ts";
import { ImageBlock } from "./image-block.tsx";
import { Words } from "./words.tsx";

/** A card: a picture, a title, a text and buttons. The library's buttons tell nobody that they were clicked. */
export function CardBlock({ block }: { readonly block: Json }) {
  const { hero_image, icon, title, subtitle, body, actions } = block;
  const buttons = jsonsOf(actions);
  return (
    <div className="card">
      {isJson(hero_image) && <ImageBlock block={hero_image} />}
      <div className="card-head">
        {isJson(icon) && <ImageBlock block={icon} />}
        <div>
          {isJson(title) && (
            <div className="card-title">
              <Words text={title} />
            </div>
          )}
          {isJson(subtitle) && (
            <div className="aside">
              <Words text={subtitle} />
            </div>
          )}
        </div>
      </div>
      {isJson(body) && <Words text={body} />}
      {buttons.length > 0 && (
        <div className="actions">
          {buttons.map((element, index) => (
            <AnyElement
              key={stringOf(element.action_id) ?? index}
              element={element}
              blockId={stringOf(block.block_id)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
