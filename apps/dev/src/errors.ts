/** Something that whoever starts the stack can put right; exit code 3. */
export class ConfigurationError extends Error {}
