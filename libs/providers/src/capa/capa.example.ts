/** The complete request of contract §2. */
export const capaExample = {
  userId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6',
  country: 'MX',
  partnerRedirectUri: 'https://capa.fi',
  personalInfo: {
    profession: 'Employee',
    phoneNumber: '+524401234567',
    birthCountry: 'MX',
    taxId: 'LOZG7802117B9',
  },
};
