/** Whether a person, not a program, is at this path: it is answered with a page, whatever happens. */
export function isPage(path: string): boolean {
  return /^\/(s|return)(\/|$)/i.test(path);
}
