/** The complete request of contract §2. */
export const pomeloExample = {
  flow_type: 'kyb-cards',
  country: 'BRA',
  integration_method: 'API',
  data: {
    company: {
      id: 'cmp-2HPUYx0n9USSNwSkP5G0gY1I2TO',
      is_mei: true,
      fiscal_id: '29.086.892/0001-77',
      annual_income: 2000,
      legal_nature: 2135,
    },
    partners: [
      {
        id: 'usr-2HPUYx0n9USSNwSkP5G0gY1I2TO',
        partner_type: 'legal-representative-main',
        company_relationship: ['CompanyName'],
        corporate_participation: ['example_value'],
        fiscal_id: '123.456.789-10',
        full_name: 'Diego Pomelo',
        birthdate: '1998-08-20',
        nationality: 'BRA',
        mother_name: 'Maria Pomelo',
        phone: '+55 11 97487 2510',
        pep: false,
        salary: 48000,
        address: {
          street_name: 'Av. Corrientes',
          street_number: 300,
          complement: 'A',
          zip_code: '12345-678',
          neighborhood: 'Villa Crespo',
        },
      },
    ],
    terms_data: { version: '1', accept: true, date: '2022-05-13T19:47:13.340Z' },
  },
};
