import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { needs } from "../needs.ts";
import { ANA, BEN, GENERAL, HELP, startedBoltApp, startedSimulator } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";
import { elementsApp } from "./elements-app.ts";

needs("chromium");

async function opened() {
  const { slack } = await startedSimulator();
  await startedBoltApp(slack, elementsApp);
  return openTab(new URL(`/#/${ANA}`, slack.url).href);
}

async function say(page: Page, words: string): Promise<void> {
  const input = page.getByRole("combobox", { name: /^Message / }).last();
  await input.fill(words);
  await input.press("Enter");
}

/** The app's message with the elements that it shows when it hears these words. */
async function shown(page: Page, words = "@ledger show"): Promise<Locator> {
  await say(page, words);
  return page.getByRole("article").filter({ has: page.locator(".actions, .input") });
}

/** The app says in the channel what it was told. */
async function heard(page: Page, words: string): Promise<void> {
  await page.getByText(words, { exact: true }).waitFor();
}

it("finds what the app offers while a person types, and tells it what is chosen", async () => {
  const page = await opened();
  const message = await shown(page);
  const one = message.getByRole("searchbox", { name: "Find a fruit" });
  await one.fill("ap");
  await message.getByRole("button", { name: "apricot" }).waitFor();
  expect(await message.getByRole("button", { name: "banana" }).count()).toBe(0);
  await one.press("Enter");
  await heard(page, "found got apple");
  expect(await one.inputValue()).toBe("");

  await message.getByRole("searchbox", { name: "Find fruits" }).fill("a");
  await message.getByRole("button", { name: "apricot" }).click();
  await heard(page, "found-several got apricot");
  await message.getByRole("button", { name: "apple" }).click();
  await heard(page, "found-several got apricot, apple");
  const third = message.getByRole("searchbox", { name: "Find fruits" });
  await third.fill("b");
  expect(await message.getByRole("button", { name: "banana" }).isDisabled()).toBe(true);
});

it("tells the app what is chosen in menus of options, people and conversations", async () => {
  const page = await opened();
  const message = await shown(page);
  await message.getByText("Fruits", { exact: true }).click();
  await message.getByRole("group", { name: "Fruits" }).getByRole("checkbox", { name: "apple" }).check();
  await heard(page, "fruits got apple");
  await message.getByRole("group", { name: "Fruits" }).getByRole("checkbox", { name: "banana" }).check();
  await heard(page, "fruits got apple, banana");
  await message.getByRole("combobox", { name: "A person" }).selectOption("Ben Example");
  await heard(page, `person got ${BEN}`);
  await message.getByText("People", { exact: true }).click();
  await message.getByRole("group", { name: "People" }).getByRole("checkbox", { name: "Ana Example" }).check();
  await heard(page, `people got ${ANA}`);
  await message.getByRole("combobox", { name: "A channel" }).selectOption("general");
  await heard(page, `channel got ${GENERAL}`);
  await message.getByRole("combobox", { name: "A conversation" }).selectOption("ledger-help");
  await heard(page, `anywhere got ${HELP}`);
  await message.getByRole("button", { name: "More" }).first().click();
  await message.getByRole("menuitem", { name: "apricot" }).click();
  await heard(page, "more got apricot");
});

it("tells the app of days, hours, checkboxes and radio buttons", async () => {
  const page = await opened();
  const message = await shown(page);
  await message.getByLabel("A day").fill("2026-03-01");
  await heard(page, "day got 2026-03-01");
  await message.getByLabel("An hour").fill("09:30");
  await heard(page, "hour got 09:30");
  await message.getByLabel("moment").fill("2026-03-01T09:30");
  const seconds = await page.evaluate("new Date('2026-03-01T09:30').getTime() / 1000");
  await heard(page, `moment got ${seconds}`);
  const boxes = message.getByRole("group", { name: "boxes" });
  await boxes.getByRole("checkbox", { name: /^apple/ }).check();
  await heard(page, "boxes got apple");
  await boxes.getByRole("checkbox", { name: /^banana/ }).check();
  await heard(page, "boxes got apple, banana");
  await boxes.getByRole("checkbox", { name: /^apple/ }).uncheck();
  await heard(page, "boxes got banana");
  await message.getByRole("radio", { name: "apricot" }).check();
  await heard(page, "one got apricot");
});

it("tells the app one day where a person types it, not one for each digit", async () => {
  const page = await opened();
  const message = await shown(page);
  await message.getByLabel("A day").focus();
  await page.keyboard.type("03012026");
  await page.keyboard.press("Enter");
  await heard(page, "day got 2026-03-01");
  expect(await page.getByText(/^day got/).count()).toBe(1);
});

it("tells the app what is typed at Enter or at every letter, as it asks", async () => {
  const page = await opened();
  const message = await shown(page, "@ledger let me type");
  const atEnter = message.getByRole("textbox", { name: "At Enter" });
  await atEnter.pressSequentially("ab");
  await atEnter.press("Enter");
  await heard(page, "entered got ab");
  await message.getByRole("textbox", { name: "Live" }).pressSequentially("xy");
  await heard(page, "live got x");
  await heard(page, "live got xy");
  expect(await page.getByText(/^entered got/).count()).toBe(1);
});

it("holds a modal with a wrong number, address or file back, and submits it when all is right", async () => {
  const page = await opened();
  await say(page, "/ledger ");
  const modal = page.getByRole("dialog", { name: "Inputs" });
  await modal.getByRole("textbox", { name: "Count" }).fill("11");
  await modal.getByRole("textbox", { name: "Mail" }).fill("ana");
  await modal.getByRole("textbox", { name: "Address" }).fill("nowhere");
  await modal.getByRole("button", { name: "Send" }).click();
  await modal.getByText("Please enter a number of at most 10.").waitFor();
  await modal.getByText("Please enter a valid email address.").waitFor();
  await modal.getByText("Please enter a valid URL.").waitFor();
  expect(await modal.getByText("Please complete this required field.").count()).toBe(2);
  await modal.getByRole("textbox", { name: "Count" }).fill("7");
  await modal.getByRole("textbox", { name: "Mail" }).fill("ana@example.com");
  await modal.getByRole("textbox", { name: "Address" }).fill("https://example.com/a");
  const files = ["one.txt", "two.txt"].map((name) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(name),
  }));
  await modal.getByLabel("Files").setInputFiles(files);
  await modal.getByText("one.txt, two.txt").waitFor();
  await modal.getByText("Choose options").click();
  await modal.getByRole("checkbox", { name: "banana" }).check();
  await modal.getByRole("button", { name: "Send" }).click();
  await modal.waitFor({ state: "detached" });
  await heard(page, "count got 7");
  await heard(page, "mail got ana@example.com");
  // The page shows addresses that are typed as links.
  await page.getByText("address got").waitFor();
  await heard(page, "files got one.txt, two.txt");
  await heard(page, "fruits got banana");
});
