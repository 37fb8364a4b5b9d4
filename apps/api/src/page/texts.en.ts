import type { Texts } from './texts';

export const EN: Texts = {
  ask: {
    identity: {
      title: 'Confirm your identity',
      text: (partner) => `${partner} needs to know that it’s you. Have a valid identity document at hand.`,
    },
    business: {
      title: 'Verify your business',
      text: (partner) => `${partner} needs to verify your business. Have its registration documents at hand.`,
    },
    payment: {
      title: 'Pay from your bank account',
      text: (partner) => `${partner} asks you for a payment. You approve it with your own bank.`,
    },
    bank_account: {
      title: 'Connect your bank account',
      text: (partner) => `${partner} asks you to connect your bank account. You approve it with your own bank.`,
    },
    money_transfer: {
      title: 'Set up your money transfers',
      text: (partner) => `${partner} needs a few details from you before you can transfer money.`,
    },
    other: {
      title: 'A step is waiting for you',
      text: (partner) => `${partner} asks you to complete a step on a secure page.`,
    },
  },
  next: 'The button takes you to a secure page. If you aren’t brought back when you’re done, open this page again.',
  renew: 'The page that was opened for you has expired. Continue to get a new one.',
  button: 'Continue',
  personal: 'This link is meant for you alone. Please don’t pass it on.',
  again: 'Please try once more',
  reasons: {
    bank_unlinked: 'Your bank account is no longer connected. Please connect it again.',
    customer_left: 'You left before everything was done. You can go on now.',
    document_required: 'One more document is needed.',
    identity_failed: 'Your identity couldn’t be confirmed. Please check what you enter and try again.',
    invalid_address: 'Your address couldn’t be confirmed. Please check it.',
    invalid_email: 'Your e-mail address couldn’t be confirmed. Please check it.',
    invalid_personal_data: 'Some of your details couldn’t be confirmed. Please check them.',
    link_expired: 'The time for this step ran out before it was done.',
    not_validated: 'Your details couldn’t be confirmed. Please check them and try again.',
    otp_contract_missing: 'The contract still has to be accepted.',
    otp_privacy_missing: 'The privacy notice still has to be accepted.',
    provide_additional_info: 'A few more details are needed.',
    unconfirmed: 'It couldn’t be confirmed that this step was finished.',
    unreadable_doc: 'Your document couldn’t be read. Please take a sharp, well-lit photo of all of it.',
    upstream_error: 'A technical problem came up. It wasn’t your fault.',
    verification_error: 'A technical problem came up. It wasn’t your fault.',
    other: 'Something is still missing to complete this step.',
  },
  working: {
    preparing: { title: 'Just a moment', text: () => 'Your page is being prepared.' },
    checking: {
      title: 'We’re working on it',
      text: (partner) => `Your details are being processed. You can close this page: ${partner} will let you know.`,
    },
    review: {
      title: 'Your details are under review',
      text: (partner) =>
        `People are looking at them, which can take a few days. You can close this page: ${partner} will let you know.`,
    },
    waiting: {
      title: 'We’re working on it',
      text: (partner) => `There’s nothing for you to do here right now. ${partner} will let you know.`,
    },
  },
  refreshes: 'This page updates by itself.',
  refresh: 'Update now',
  done: {
    title: 'Your part is done',
    text: (partner) => `Thank you. You can close this page: ${partner} will tell you what happens next.`,
  },
  ended: {
    title: 'This link is no longer valid',
    text: (partner) => `Nothing more can be done here. To go on, ask ${partner} for a new link.`,
  },
  later: {
    title: 'Please try again later',
    text: 'This isn’t possible right now. Nothing is lost: your link stays the same.',
  },
  retry: 'Try again',
  missing: {
    title: 'Page not found',
    text: 'There’s nothing at this address. Please open the link in your message once more, and make sure that it’s complete.',
  },
  contact: (partner) => `Contact ${partner}`,
  phone: {
    title: 'Continue on your phone',
    text: 'Scan the code with your camera.',
    label: 'QR code with the address of this page',
  },
};
