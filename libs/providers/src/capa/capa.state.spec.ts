import { meaningOf } from './capa.state';

describe("the words of a verification's result", () => {
  it.each([
    ['VERIFIED', { status: 'completed', outcome: 'approved' }],
    ['APPROVED', { status: 'completed', outcome: 'approved' }],
    ['REVIEW', { status: 'in_review' }],
    ['REVIEW_NEEDED', { status: 'in_review' }],
    ['MANUAL_REVIEW', { status: 'in_review' }],
    ['IN_REVIEW', { status: 'in_review' }],
    ['COLLECTING', { status: 'in_progress' }],
    ['IN_PROGRESS', { status: 'in_progress' }],
    ['SUBMITTED', { status: 'processing' }],
    ['RUNNING', { status: 'processing' }],
    ['PROCESSING', { status: 'processing' }],
    ['PENDING', { status: 'processing' }],
    ['COMPLETED', { status: 'processing' }],
  ])('%s is %j', (word, change) => expect(meaningOf(word)).toEqual({ change, notes: [] }));

  it.each(['DECLINED', 'REJECTED'])('%s is a verdict of the provider’s', (word) => {
    expect(meaningOf(word)).toMatchObject({
      change: {
        status: 'completed',
        outcome: 'declined',
        reason: { code: 'verification_rejected', category: 'compliance', upstream_code: word },
      },
      notes: [],
    });
  });

  it.each([
    ['FAILED', 'verification_error', 'provider', 'failed'],
    ['EXPIRED', 'link_expired', 'customer', 'expired'],
  ])('%s wants a new link', (word, code, category, link) => {
    expect(meaningOf(word)).toMatchObject({
      change: { status: 'requires_action', reason: { code, category, upstream_code: word } },
      link,
      notes: [],
    });
  });

  it.each([['UNKNOWN'], ['NOT_STARTED'], [undefined]])('%s claims nothing, and is nothing to tell', (word) => {
    expect(meaningOf(word)).toEqual({ notes: [] });
  });

  it.each([
    ['not started', 'NOT_STARTED'],
    [' review needed ', 'REVIEW_NEEDED'],
    ['Manual-Review', 'MANUAL_REVIEW'],
    ['approved', 'APPROVED'],
  ])('%j is %s', (word, same) => expect(meaningOf(word)).toEqual(meaningOf(same)));

  it.each(['ON_HOLD', 'PASSED', 'CLEAN', 'SUCCESS', 'VERIFIED_USER', '', '42', '__proto__', 'constructor'])(
    '%j claims nothing, and is told: an approval is never guessed',
    (word) => expect(meaningOf(word)).toEqual({ notes: [{ code: 'unknown_status', data: { word } }] }),
  );
});
