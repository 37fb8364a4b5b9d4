const RETURN = 'http://127.0.0.1:9/return';

/** The contract's minimal LINK-ONLY body. */
export function linkOnly(email: string, changes: object = {}): Record<string, unknown> {
  return { firstName: 'Ada', lastName: 'Lovelace', email, redirectUrl: RETURN, ...changes };
}

const usd = (value: unknown): object => ({ value, currency: 'USD' });

/** The contract's complete PAY-IN request, with a return URL that the sandbox approves. */
export function payIn(
  email: string,
  requestKey: string,
  changes: { top?: object; order?: object; profile?: object; payment?: object; address?: object } = {},
): Record<string, unknown> {
  return {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email,
    phoneNumber: '+14155550123',
    billingAddress: {
      streetAddress: '1 Main St',
      city: 'Austin',
      stateOrProvince: 'TX',
      postalCode: '73301',
      country: 'US',
      ...changes.address,
    },
    orderDetails: {
      items: [{ description: 'Desk lamp', goodType: 'PHYSICAL', amount: usd(40) }],
      subtotalAmount: usd(40),
      discountAmount: usd(5),
      shippingAmount: usd(4.5),
      taxAmount: usd(3.25),
      totalAmount: usd(42.75),
      shippingAddress: { streetAddress: '1 Main St', city: 'Austin', stateOrProvince: 'TX', country: 'US' },
      ...changes.order,
    },
    customerProfile: {
      id: 'cust-881',
      guestCheckout: false,
      accountCreationDate: '2023-12-30T07:00:00-04:00',
      transactionCount: 3,
      firstTransactionDate: '2024-01-05T09:30:00.1234-04:00',
      verifiedEmail: true,
      verifiedPhone: false,
      ...changes.profile,
    },
    paymentDetails: {
      amount: usd(42.75),
      requestKey,
      softDescriptor: 'ACME STORE 17',
      clientReferenceId: `order-${requestKey}`,
      ...changes.payment,
    },
    product: 'PAY',
    redirectUrl: RETURN,
    experienceId: 'LINK_MANAGED_PAYMENT',
    ...changes.top,
  };
}
