/**
 * Something a listener wants to know of an item. It is answered by a sentence on the item that matches the cue, or, as
 * "substance", by one that names things instead of praising them.
 */
export type Aspect = { asks: string; by: RegExp | "substance" };

/** How English speaks of an item of the rubric, in lemmas; "@…" are the marks of `mark-grammar.ts`. */
export type ItemCues = {
  /** All but prove that the sentence speaks of it. */
  strong: RegExp;
  /** Point to it and may mean something else; three make a statement. */
  weak: RegExp;
  /** With these the strong ones only hint: the words mean something else. */
  unless?: RegExp;
  aspects: readonly [Aspect, Aspect, Aspect];
};
