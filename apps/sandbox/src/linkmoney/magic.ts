/** What a customer's e-mail asks for: its local part, before any `+tag` (contract §11). */
export function magicOf(email: string): string {
  return (email.split('@')[0] ?? '').split('+')[0]?.toLowerCase() ?? '';
}
