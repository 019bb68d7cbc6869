import { afterAll, expect, it } from "vitest";
import { renderAnswer } from "../../src/channels/slack/render.ts";
import { textOf } from "../../src/cli/answer-lines.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

afterAll(removeTemporaryFolders);

const FILES = {
  "tokens.md":
    "# Vec<T> of tokens\n\nTo check a branch out run git checkout <branch> with <your-id>, in a Vec<T>.\n\n<img src=x onerror=alert(1)>\n\n```html\n<examples>\n<!-- checked -->\n</examples>\n```\n",
};

it("an answer shows what only looks like markup as it is written, in Slack and on a terminal", async () => {
  const answered = await (await asking(FILES))("How do I check a branch out?");
  const said = "To check a branch out run git checkout `<branch>` with `<your-id>`, in a `Vec<T>`.";
  expect(answered.text).toContain(said);
  expect(answered.citations[0]).toMatchObject({
    title: "Vec‹T› of tokens",
    quote: "To check a branch out run git checkout <branch> with <your-id>, in a Vec<T>.",
  });
  expect(textOf("How do I check a branch out?", answered)).toContain(said);
  const [{ text, blocks }] = renderAnswer(answered);
  expect(blocks[0].text).toContain(said);
  expect(text).toContain("git checkout `&lt;branch&gt;` with `&lt;your-id&gt;`");
});

it("code with tags and comments is shown whole", async () => {
  const answered = await (await asking(FILES))("Show an example of the tokens in html");
  expect(answered.text).toContain("```html\n<examples>\n<!-- checked -->\n</examples>\n```");
  expect(answered.text).not.toContain("onerror");
});
