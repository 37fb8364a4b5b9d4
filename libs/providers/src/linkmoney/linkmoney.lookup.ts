import { type CallEnd, definite } from '@sessionlink/http';
import { type Credential, type Facts, Refusal, type Seen } from '../provider';
import { onAnswer } from '../refusal';
import type { Account, Customer, Transaction } from './linkmoney.answers';
import type { LinkMoneyClient } from './linkmoney.client';
import { referenceOf } from './linkmoney.handles';
import type { LinkMoneyParams } from './linkmoney.params';
import { customerMeaning, paymentMeaning, paysIn } from './linkmoney.state';

/** Claimed ids come from a redirect that anybody can forge: only these go into a path. */
const ID = /^[A-Za-z0-9][\w-]{0,63}$/;

/** What one source adds; with refs it proved to be about this session. */
type Found = Omit<Seen, 'by' | 'link'>;
const NOTHING: Found = { word: null };

/**
 * One look at Link Money, which knows no sessions: only customers and payments, by ids that a redirect or a webhook gave
 * (contract §4). A claimed id counts once its e-mail, or its reference, proved to be this session's. A payment of ours
 * speaks first; what becomes of the bank account then changes nothing.
 */
export class LinkMoneyLookup {
  private readonly customerId: string | undefined;
  private readonly paymentId: string | undefined;
  private readonly until: number;

  constructor(
    private readonly client: LinkMoneyClient,
    private readonly facts: Facts<LinkMoneyParams>,
    private readonly credential: Credential,
    deadlineMs: number,
  ) {
    const { customer_id, customer_id_claimed, payment_id, payment_id_claimed } = facts.refs;
    this.customerId = usable(customer_id ?? customer_id_claimed);
    this.paymentId = paysIn(facts.params) ? usable(payment_id ?? payment_id_claimed) : undefined;
    this.until = Date.now() + deadlineMs;
  }

  /** False: nothing to ask with yet. */
  get canAsk(): boolean {
    return this.customerId !== undefined || this.paymentId !== undefined;
  }

  async ask(): Promise<CallEnd<Seen[] | Refusal>> {
    const payment = await this.payment();
    const paid = foundIn(payment);
    const isPaid = paid?.refs !== undefined;
    if (!paid || (isPaid && this.facts.refs.customer_id !== undefined)) return told(payment);
    const customer = await this.customer(isPaid);
    return isPaid && !foundIn(customer) ? told(payment) : told(customer, paid);
  }

  private async payment(): Promise<CallEnd<Found | Refusal>> {
    const id = this.paymentId;
    if (id === undefined) return definite(NOTHING);
    const end = await this.client.transaction(id, this.credential, this.leftMs());
    return onAnswer(end, (transaction) => definite(transaction ? this.paymentFound(id, transaction) : missing(id)));
  }

  private paymentFound(id: string, transaction: Transaction): Found {
    if (!this.isOurs(id, transaction)) return { word: null, notes: [{ code: 'payment_mismatch' }] };
    return {
      word: transaction.word,
      ...paymentMeaning(transaction, this.facts),
      refs: { payment_id: id },
      handles: [{ kind: 'payment_id', value: id, use: 'apply' }],
    };
  }

  /** A debit with our reference; without one, a debit that was proved before. */
  private isOurs(id: string, { clientReferenceId, isCredit }: Transaction): boolean {
    const { params, sessionId, refs } = this.facts;
    if (isCredit) return false;
    if (clientReferenceId === undefined) return refs.payment_id === id;
    return clientReferenceId === referenceOf(params.paymentDetails ?? {}, sessionId);
  }

  /** @param isPaid whether a payment of this session is known */
  private async customer(isPaid: boolean): Promise<CallEnd<Found | Refusal>> {
    const id = this.customerId;
    if (id === undefined) return definite(NOTHING);
    const end = await this.client.customer(id, this.credential, this.leftMs());
    if (end.end !== 'definite') return end;
    const customer = end.answer;
    if (customer === null) return definite(missing(id));
    if (customer instanceof Refusal) return definite(customer);
    if (normalise(customer.email) !== normalise(this.facts.params.email))
      return definite({ word: null, notes: [{ code: 'customer_mismatch' }] });
    const accounts = isPaid ? definite([]) : await this.client.accounts(id, this.credential, this.leftMs());
    return onAnswer(accounts, (list) => definite(this.customerFound(id, customer, list ?? [], isPaid)));
  }

  private customerFound(id: string, { word }: Customer, accounts: readonly Account[], isPaid: boolean): Found {
    return {
      word,
      ...customerMeaning(word, accounts, { params: this.facts.params, isPaid }),
      refs: { customer_id: id },
      handles: [{ kind: 'customer_id', value: id, use: 'apply' }],
    };
  }

  private leftMs(): number {
    return Math.max(1, this.until - Date.now());
  }
}

function usable(id: string | undefined): string | undefined {
  return id !== undefined && ID.test(id) ? id : undefined;
}

/** Link Money doesn't know the id: that changes no status. */
function missing(id: string): Found {
  return { word: null, notes: [{ code: 'upstream_not_found', data: { id } }] };
}

function foundIn(end: CallEnd<Found | Refusal>): Found | undefined {
  return end.end === 'definite' && !(end.answer instanceof Refusal) ? end.answer : undefined;
}

/** The answer with what an earlier source said, which speaks first. */
function told(end: CallEnd<Found | Refusal>, first = NOTHING): CallEnd<Seen[] | Refusal> {
  return onAnswer(end, (second) => {
    const change = first.change ?? second.change;
    return definite([
      {
        by: 'lookup',
        word: first.word ?? second.word,
        ...(change && { change }),
        refs: { ...first.refs, ...second.refs },
        handles: [...(first.handles ?? []), ...(second.handles ?? [])],
        notes: [...(first.notes ?? []), ...(second.notes ?? [])],
      },
    ]);
  });
}

function normalise(email: string): string {
  return email.trim().toLowerCase();
}
