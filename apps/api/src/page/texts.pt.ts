import type { Texts } from './texts';

export const PT: Texts = {
  ask: {
    identity: {
      title: 'Confirme sua identidade',
      text: (partner) => `${partner} precisa saber que é você. Tenha em mãos um documento de identidade válido.`,
    },
    business: {
      title: 'Verifique sua empresa',
      text: (partner) => `${partner} precisa verificar sua empresa. Tenha em mãos os documentos de registro.`,
    },
    payment: {
      title: 'Pague com sua conta bancária',
      text: (partner) => `${partner} solicita um pagamento. Você aprova no seu próprio banco.`,
    },
    bank_account: {
      title: 'Conecte sua conta bancária',
      text: (partner) => `${partner} pede que você conecte sua conta bancária. Você aprova no seu próprio banco.`,
    },
    money_transfer: {
      title: 'Prepare suas transferências',
      text: (partner) => `${partner} precisa de alguns dados seus para que você possa enviar dinheiro.`,
    },
    other: {
      title: 'Há uma etapa esperando por você',
      text: (partner) => `${partner} pede que você conclua uma etapa em uma página segura.`,
    },
  },
  next: 'O botão leva você a uma página segura. Se não voltar sozinho ao terminar, abra esta página de novo.',
  renew: 'A página que foi aberta para você expirou. Continue para obter uma nova.',
  button: 'Continuar',
  personal: 'Este link é só para você. Por favor, não o compartilhe.',
  again: 'Tente mais uma vez',
  reasons: {
    bank_unlinked: 'Sua conta bancária não está mais conectada. Conecte-a novamente.',
    customer_left: 'Você saiu antes de terminar. Agora pode continuar.',
    document_required: 'É necessário mais um documento.',
    identity_failed: 'Não foi possível confirmar sua identidade. Confira seus dados e tente de novo.',
    invalid_address: 'Não foi possível confirmar seu endereço. Confira-o.',
    invalid_email: 'Não foi possível confirmar seu e-mail. Confira-o.',
    invalid_personal_data: 'Não foi possível confirmar alguns dos seus dados. Confira-os.',
    link_expired: 'O tempo desta etapa acabou antes que ela fosse concluída.',
    not_validated: 'Não foi possível confirmar seus dados. Confira-os e tente de novo.',
    otp_contract_missing: 'Falta aceitar o contrato.',
    otp_privacy_missing: 'Falta aceitar o aviso de privacidade.',
    provide_additional_info: 'São necessários mais alguns dados.',
    unconfirmed: 'Não foi possível confirmar que esta etapa foi concluída.',
    unreadable_doc: 'Não foi possível ler seu documento. Tire uma foto nítida, bem iluminada e completa.',
    upstream_error: 'Ocorreu um problema técnico. A culpa não foi sua.',
    verification_error: 'Ocorreu um problema técnico. A culpa não foi sua.',
    other: 'Ainda falta algo para concluir esta etapa.',
  },
  working: {
    preparing: { title: 'Só um momento', text: () => 'Estamos preparando sua página.' },
    checking: {
      title: 'Estamos cuidando disso',
      text: (partner) => `Seus dados estão sendo processados. Você pode fechar esta página: ${partner} avisará você.`,
    },
    review: {
      title: 'Seus dados estão em análise',
      text: (partner) =>
        `Uma equipe está analisando, o que pode levar alguns dias. Você pode fechar esta página: ${partner} avisará você.`,
    },
    waiting: {
      title: 'Estamos cuidando disso',
      text: (partner) => `No momento não há nada a fazer aqui. ${partner} avisará você.`,
    },
  },
  refreshes: 'Esta página se atualiza sozinha.',
  refresh: 'Atualizar agora',
  done: {
    title: 'Sua parte está concluída',
    text: (partner) => `Obrigado. Você pode fechar esta página: ${partner} dirá quais são os próximos passos.`,
  },
  ended: {
    title: 'Este link não é mais válido',
    text: (partner) => `Não há mais nada a fazer aqui. Para continuar, peça um novo link a ${partner}.`,
  },
  later: {
    title: 'Tente novamente mais tarde',
    text: 'Isso não é possível agora. Nada se perdeu: seu link continua o mesmo.',
  },
  retry: 'Tentar novamente',
  missing: {
    title: 'Página não encontrada',
    text: 'Não há nada neste endereço. Abra novamente o link da sua mensagem e confira se ele está completo.',
  },
  contact: (partner) => `Fale com ${partner}`,
  phone: {
    title: 'Continue no celular',
    text: 'Escaneie o código com a câmera.',
    label: 'Código QR com o endereço desta página',
  },
};
