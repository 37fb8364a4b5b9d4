/** What the rest of the sandbox reads of a create (contract §2), after it was checked. */
export interface CreateBody {
  country: string;
  integration_method: 'API' | 'WEB';
  data: {
    company: { id: string; is_mei?: boolean; fiscal_id: string };
    partners: { id: string; partner_type: string }[];
  };
}
