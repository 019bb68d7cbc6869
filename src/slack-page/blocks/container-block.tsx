import { type ReactNode, useMemo } from "react";
import { isJson, type Json } from "../elements/read-element.ts";
import { Drawn } from "./drawn.tsx";
import { ImageBlock } from "./image-block.tsx";
import { Words } from "./words.tsx";

interface Props {
  readonly block: Json;
  /** The blocks inside, drawn. */
  readonly children?: ReactNode;
}

/** Blocks under a title of their own, which may fold. */
export function ContainerBlock({ block, children }: Props) {
  const head = <ContainerHead block={block} />;
  if (block.is_collapsible !== true) {
    return (
      <div className="container">
        {head}
        {children}
      </div>
    );
  }
  return (
    <details className="container" open={block.default_collapsed !== true}>
      <summary>{head}</summary>
      {children}
    </details>
  );
}

function ContainerHead({
  block: { title, rich_text_title: rich, subtitle, icon },
}: {
  readonly block: Json;
}) {
  const richTitle = useMemo(() => (isJson(rich) ? [rich] : undefined), [rich]);
  return (
    <div className="card-head">
      {isJson(icon) && <ImageBlock block={icon} />}
      <div>
        <div className="card-title">{richTitle ? <Drawn blocks={richTitle} /> : <Words text={title} />}</div>
        {isJson(subtitle) && (
          <div className="aside">
            <Words text={subtitle} />
          </div>
        )}
      </div>
    </div>
  );
}
