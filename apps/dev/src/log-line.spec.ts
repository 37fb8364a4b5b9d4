import { forTerminal } from './log-line';

describe('a line of a child in the terminal', () => {
  it.each([
    ['{"level":30,"msg":"request completed"}', undefined],
    ['{"level":"info","msg":"request completed"}', undefined],
    ['', undefined],
    ['{"level":40,"msg":"slow"}', 'warning: slow'],
    ['{"level":"error","msg":"failed","err":{"message":"refused"}}', 'error: failed: refused'],
    ['{"level":50,"msg":"refused","err":{"message":"refused"}}', 'error: refused'],
    ['{"level":60}', 'fatal: {"level":60}'],
    ['{"not":"a log entry"}', '{"not":"a log entry"}'],
    ['{broken', '{broken'],
    ['    at Object.<anonymous>', '    at Object.<anonymous>'],
  ])('%s: %s', (line, shown) => expect(forTerminal(line)).toBe(shown));
});
