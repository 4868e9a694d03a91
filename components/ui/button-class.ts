/** Looks of a control, for buttons and for links that act like one. Primary is the one thing to do next. */
export const buttonClass = {
  primary: "control bg-accent text-on-accent hover:bg-accent-deep disabled:hover:bg-accent",
  plain: "control border-line-strong! bg-raised text-ink hover:bg-sunken",
  quiet:
    "control -mx-2 px-2! text-muted underline decoration-line-strong underline-offset-4 hover:text-ink hover:decoration-ink",
  danger: "control border-poor! text-poor hover:bg-sunken",
} as const;
