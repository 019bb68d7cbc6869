import { shortened } from "../../../../core/shortened.ts";
import { html, type Markup } from "../../../../html-page/markup.ts";
import { name } from "../../../../html-page/text.ts";
import type { Result } from "../../../result.ts";
import { BROKE_SINCE } from "../../failure-words.ts";
import { ATTRIBUTION_WORDS, VERDICT_SIGNS, VERDICT_WORDS } from "../words.ts";
import { caseDetails, LONGEST_REASON } from "./case-details.ts";

export interface RowPlace {
  readonly anchor: string;
  readonly repeat: number;
  /** By their numbers among the tags of the page. */
  readonly tags: readonly number[];
}

const LONGEST_QUESTION = 240;

/** A result on one line with what failed it; the rest of it opens. */
export function caseRow(result: Result, { anchor, repeat, tags }: RowPlace): Markup {
  const { verdict, sample, brokeBaseline } = result;
  const attribution = verdict.kind === "fail" ? verdict.attribution : undefined;
  const { id, question } = result.case;
  return html`<li class="case" id="${anchor}" data-verdict="${verdict.kind}" data-attribution="${
    attribution ?? ""
  }" data-tags="${tags.join(" ")}"${brokeBaseline && html` data-broke=""`}><details><summary><span class="verdict ${verdict.kind}">${
    VERDICT_SIGNS[verdict.kind]
  } ${attribution ? ATTRIBUTION_WORDS[attribution] : VERDICT_WORDS[verdict.kind]}</span> <span class="id">${name(id)}${
    repeat > 1 && ` · ${sample} of ${repeat}`
  }</span> <span class="question">${name(question, LONGEST_QUESTION)}</span>${
    verdict.kind !== "pass" &&
    html` <span class="because">${brokeBaseline && html`<span class="mark failed">${BROKE_SINCE}</span> `}<bdi>${shortened(verdict.because, LONGEST_REASON)}</bdi></span>`
  }</summary>
${caseDetails(result)}</details></li>
`;
}
