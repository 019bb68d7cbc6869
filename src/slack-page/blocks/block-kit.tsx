import { type ComponentType, type ReactNode, useMemo } from "react";
import { isJson, type Json, jsonsOf, stringOf } from "../elements/read-element.ts";
import { ActionsBlock } from "./actions-block.tsx";
import { CardBlock } from "./card-block.tsx";
import { CarouselBlock } from "./carousel-block.tsx";
import { ContainerBlock } from "./container-block.tsx";
import { ContextBlock } from "./context-block.tsx";
import { Drawn } from "./drawn.tsx";
import { HeaderBlock } from "./header-block.tsx";
import { ImageBlock } from "./image-block.tsx";
import { InputBlock } from "./input-block.tsx";
import { MarkdownBlock } from "./markdown-block.tsx";
import { MayFail } from "./may-fail.tsx";
import { SectionBlock } from "./section-block.tsx";
import { UnknownBlock } from "./unknown-block.tsx";
import { VideoBlock } from "./video-block.tsx";

interface BlockProps {
  readonly block: Json;
  /** The blocks inside, drawn. */
  readonly children?: ReactNode;
}

/** The blocks that people use, or that need a hand; the library draws all others, and has no hooks for what is done. */
const USED: Readonly<Record<string, ComponentType<BlockProps>>> = {
  actions: ActionsBlock,
  context_actions: ActionsBlock,
  input: InputBlock,
  markdown: MarkdownBlock,
  section: SectionBlock,
  header: HeaderBlock,
  context: ContextBlock,
  card: CardBlock,
  carousel: CarouselBlock,
  container: ContainerBlock,
  image: ImageBlock,
  video: VideoBlock,
};

const DRAWN = new Set("divider file rich_text table plan task_card alert data_visualization".split(" "));

/** Draws the blocks of a message or a view. What is done in them goes to the place that is around this. */
export function BlockKit({ blocks }: { readonly blocks: readonly unknown[] }) {
  return (
    <div className="blocks">
      {blocks.filter(isJson).map((block, index) => (
        <MayFail key={stringOf(block.block_id) ?? index} of={block}>
          <AnyBlock block={block} />
        </MayFail>
      ))}
    </div>
  );
}

function AnyBlock({ block }: { readonly block: Json }) {
  const type = stringOf(block.type) ?? "";
  const alone = useMemo(() => [block], [block]);
  const Used = Object.hasOwn(USED, type) ? USED[type] : undefined;
  const inside = jsonsOf(block.child_blocks);
  if (Used !== undefined)
    return <Used block={block}>{inside.length > 0 && <BlockKit blocks={inside} />}</Used>;
  return DRAWN.has(type) ? <Drawn blocks={alone} /> : <UnknownBlock type={type} />;
}
