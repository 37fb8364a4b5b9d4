export type Body = Record<string, unknown>;

/** @param number makes e-mail, request key and reference differ: a partner may use none of the keys twice */
export function minimal(number: number): Body {
  return {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: `ada+${number}@example.com`,
    redirectUrl: 'https://shop.example/return',
  };
}

export const usd = (value: unknown): Body => ({ value, currency: 'USD' });
const address = (): Body => ({ streetAddress: '1 Main St', city: 'Austin', stateOrProvince: 'TX', country: 'US' });

/** Every field there: the customer links an account and pays. */
export function complete(number: number): Body {
  return {
    ...minimal(number),
    phoneNumber: '+14155550123',
    billingAddress: { ...address(), postalCode: '73301' },
    orderDetails: {
      items: [{ description: 'Desk lamp', goodType: 'PHYSICAL', amount: usd(40) }],
      subtotalAmount: usd(40),
      discountAmount: usd(5),
      shippingAmount: usd(4.5),
      taxAmount: usd(3.25),
      totalAmount: usd(42.75),
      shippingAddress: { ...address(), postalCode: '73301' },
    },
    customerProfile: {
      id: 'cust-881',
      guestCheckout: false,
      accountCreationDate: '2023-12-30T07:00:00-04:00',
      transactionCount: 3,
      firstTransactionDate: '2024-01-05T09:30:00.1234-04:00',
      verifiedEmail: true,
      verifiedPhone: false,
    },
    paymentDetails: {
      amount: usd(42.75),
      requestKey: `key-${number}`,
      softDescriptor: 'ACME STORE 17',
      clientReferenceId: `order-${number}`,
    },
    product: 'PAY',
    experienceId: 'LINK_MANAGED_PAYMENT',
  };
}

/** The customer links an account and doesn't pay. */
export function linkOnly(number: number): Body {
  return without(without(complete(number), '/paymentDetails'), '/experienceId');
}

/** An account is only verified. */
export function verify(number: number): Body {
  return set(linkOnly(number), '/product', 'VERIFY');
}

/** @param value undefined: the field is taken away */
export function set(body: Body, pointer: string, value: unknown): Body {
  const copy = structuredClone(body);
  const names = pointer.slice(1).split('/');
  const last = names.pop() ?? '';
  const owner = names.reduce((at, name) => at[name] as Body, copy);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return copy;
}

export function without(body: Body, pointer: string): Body {
  return set(body, pointer, undefined);
}
