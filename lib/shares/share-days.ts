/** For how many days a link may be good. Apart from the schema, so that no page loads a validator for it. */
export const shareDays = [1, 7, 30] as const;
