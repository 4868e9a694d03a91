/** Some of them, at least one, in an order of their own. */
export function chooseVictims<T>(all: T[], random: () => number): T[] {
  const mixed = shuffle(all, random);
  const chosen = mixed.filter(() => random() < 0.45);
  return chosen.length > 0 ? chosen : mixed.slice(0, 1);
}

/** Fisher–Yates. */
function shuffle<T>(items: T[], random: () => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
