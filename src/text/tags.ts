/** Elements that begin a line of their own; what they stand between are no words of one line. */
export const BLOCK_TAGS =
  "address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul";
/** Elements within a line. */
export const INLINE_TAGS =
  "a|abbr|b|cite|code|col|colgroup|del|em|font|i|img|ins|kbd|mark|picture|q|s|samp|small|source|span|strong|sub|sup|time|tt|u|var|wbr";
