import { type Json, jsonsOf, stringOf } from "../elements/read-element.ts";
import { CardBlock } from "./card-block.tsx";

/** Cards side by side, which scroll where they do not fit. */
export function CarouselBlock({ block }: { readonly block: Json }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls has to be reached by the keyboard.
    <section className="carousel" aria-label="Carousel" tabIndex={0}>
      {jsonsOf(block.elements).map((card, index) => (
        <CardBlock key={stringOf(card.block_id) ?? index} block={{ block_id: block.block_id, ...card }} />
      ))}
    </section>
  );
}
