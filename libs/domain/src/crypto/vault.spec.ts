import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { LookupHash } from './lookup-hash';
import { UnreadableError, Vault } from './vault';

const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const lookupKey = randomBytes(32).toString('base64');
const vaultOf = (encryptionKeys: string): Vault => new Vault({ encryptionKeys, lookupKey });

describe('a sealed value', () => {
  const first = key('first');
  const vault = vaultOf(first);

  it('opens as it was, in its own row', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, row) => {
        expect(vault.open(row, vault.seal(row, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never looks the same twice', () => {
    expect(vault.seal('row', 'same').equals(vault.seal('row', 'same'))).toBe(false);
  });

  it('does not open in another row, nor with any byte changed', () => {
    const sealed = vault.seal('row', 'secret');
    expect(() => vault.open('another row', sealed)).toThrow(UnreadableError);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.open('row', changed)).toThrow(UnreadableError);
    }
  });

  it('opens after a rotation, as long as its key is listed', () => {
    const sealed = vault.seal('row', 'secret');
    const second = key('second');
    expect(vaultOf(`${second},${first}`).open('row', sealed)).toBe('secret');
    expect(() => vaultOf(second).open('row', sealed)).toThrow('No encryption key "first"');
    expect(() => vaultOf(first).open('row', vaultOf(`${second},${first}`).seal('row', 1))).toThrow('"second"');
  });
});

describe('a digest', () => {
  const hash = new LookupHash({ encryptionKeys: '', lookupKey });

  it('is the same for equal JSON, however its keys are ordered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(hash.digest(turned)).toEqual(hash.digest(value));
      }),
    );
  });

  it('differs for other values and other keys', () => {
    expect(hash.digest({ a: 1 })).not.toEqual(hash.digest({ a: '1' }));
    expect(new LookupHash({ encryptionKeys: '', lookupKey: randomBytes(32).toString('base64') }).of('x')).not.toEqual(
      hash.of('x'),
    );
  });
});
