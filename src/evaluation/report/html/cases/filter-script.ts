/**
 * All that runs on the page: it hides rows that the filter does not want, and opens a row that a link leads to. It reads
 * texts and never makes markup of them.
 */
export const FILTER_SCRIPT = `
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const fields = ["verdict", "attribution", "tag", "text"].map((name) => byId("filter-" + name));
  const [verdict, attribution, tag, text] = fields;
  const rows = [...document.querySelectorAll("li.case")].map((row) => ({ row, ...row.dataset, words: undefined }));
  const lists = [...document.querySelectorAll("div.list")];
  const wordsOf = (each) => (each.words ??= each.row.textContent.toLowerCase());

  function wants(each, words) {
    return (
      (verdict.value === "" || each.verdict === verdict.value || (verdict.value === "broke" && each.broke !== undefined)) &&
      (attribution.value === "" || each.attribution === attribution.value) &&
      (tag.value === "" || each.tags.split(" ").includes(tag.value)) &&
      words.every((word) => wordsOf(each).includes(word))
    );
  }

  function apply() {
    const words = text.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
    let shown = 0;
    for (const each of rows) {
      each.row.hidden = !wants(each, words);
      if (!each.row.hidden) shown++;
    }
    for (const list of lists) list.hidden = list.querySelector("li.case:not([hidden])") === null;
    byId("filter-count").textContent = shown + " of " + rows.length + " rows";
  }

  function reset() {
    for (const field of fields) field.value = "";
    apply();
  }

  function open() {
    const row = byId(location.hash.slice(1));
    if (row === null || !row.matches("li.case")) return;
    if (row.hidden) reset();
    row.querySelector("details").open = true;
    row.scrollIntoView();
  }

  for (const field of fields) field.addEventListener("input", apply);
  byId("filter-reset").addEventListener("click", reset);
  for (const link of document.querySelectorAll("a[data-show]"))
    link.addEventListener("click", () => {
      reset();
      attribution.value = link.dataset.show;
      apply();
    });
  for (const link of document.querySelectorAll('a[href^="#r"]')) link.addEventListener("click", () => setTimeout(open));
  addEventListener("hashchange", open);
  byId("filter").hidden = false;
  reset();
  open();
})();
`;
