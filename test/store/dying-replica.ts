/** A replica that a test kills: it takes up every question, or not even that, says so, and never ends one. */
import { openStore } from "../../src/store/open-store.ts";

const [url = "", takes] = process.argv.slice(2);
const store = await openStore(url, () => {});
await store.work({
  slots: 4,
  perAsker: 10,
  async question(id) {
    if (takes === "takes") await store.questions.take(id);
    process.stdout.write(`${id}\n`);
    await new Promise(() => {});
  },
  tasks: {},
});
process.stdout.write("ready\n");
