/** Names and values that a provider wants remembered, per session and per link. Encrypted; the domain never reads them. */
export type Refs = Readonly<Record<string, string>>;
