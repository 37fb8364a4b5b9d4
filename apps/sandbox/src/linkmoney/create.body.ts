export interface Amount {
  value: number;
  currency: string;
}

/** What the rest of the sandbox reads of a create (contract §2), after it was checked. */
export interface CreateBody {
  firstName: string;
  lastName: string;
  email: string;
  redirectUrl: string;
  product?: 'PAY' | 'VERIFY';
  experienceId?: 'LINK_MANAGED_PAYMENT' | 'ONBOARD_WITH_PAY_NOW' | 'ONBOARD_WITH_DONE';
  /** There exactly when the customer pays on the page. */
  paymentDetails?: { amount: Amount; requestKey: string; clientReferenceId?: string };
}
