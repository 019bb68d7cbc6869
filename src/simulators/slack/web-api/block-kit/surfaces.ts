import { z } from "zod";
import {
  actions,
  context,
  contextActions,
  divider,
  file,
  header,
  image,
  input,
  markdown,
  section,
  video,
} from "./blocks.ts";
import { alert, card, carousel, container, dataTable, plan, table, taskCard } from "./large-blocks.ts";
import { richText } from "./rich-text.ts";

/** Where blocks stand. */
export type Surface = "message" | "modal" | "home";

const EVERYWHERE = [actions, context, divider, header, image, input, richText, section, video] as const;

/**
 * The blocks of each surface, and how many of them. Assumed is that containers stand in messages only: Slack's
 * schema of blocks has said both that and that they stand in home tabs.
 *
 * @see https://docs.slack.dev/blocks.json
 */
export const SURFACES = {
  message: z
    .array(
      z.discriminatedUnion("type", [
        ...EVERYWHERE,
        card,
        carousel,
        container,
        contextActions,
        dataTable,
        file,
        markdown,
        plan,
        table,
        taskCard,
      ]),
    )
    .max(50),
  modal: z.array(z.discriminatedUnion("type", [...EVERYWHERE, alert, card])).max(100),
  home: z.array(z.discriminatedUnion("type", [...EVERYWHERE, card, carousel, dataTable, table])).max(100),
} satisfies Readonly<Record<Surface, z.ZodType>>;
