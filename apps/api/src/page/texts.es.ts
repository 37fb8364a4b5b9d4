import type { Texts } from './texts';

export const ES: Texts = {
  ask: {
    identity: {
      title: 'Confirme su identidad',
      text: (partner) => `${partner} necesita saber que es usted. Tenga a mano un documento de identidad vigente.`,
    },
    business: {
      title: 'Verifique su empresa',
      text: (partner) => `${partner} necesita verificar su empresa. Tenga a mano sus documentos de constitución.`,
    },
    payment: {
      title: 'Pague desde su cuenta bancaria',
      text: (partner) => `${partner} le solicita un pago. Usted lo aprueba con su propio banco.`,
    },
    bank_account: {
      title: 'Conecte su cuenta bancaria',
      text: (partner) => `${partner} le pide que conecte su cuenta bancaria. Usted lo aprueba con su propio banco.`,
    },
    money_transfer: {
      title: 'Prepare sus envíos de dinero',
      text: (partner) => `${partner} necesita algunos datos suyos para que pueda enviar dinero.`,
    },
    other: {
      title: 'Tiene un paso pendiente',
      text: (partner) => `${partner} le pide que complete un paso en una página segura.`,
    },
  },
  next: 'El botón le lleva a una página segura. Si al terminar no vuelve por sí solo, abra de nuevo esta página.',
  renew: 'La página que se abrió para usted ha caducado. Continúe para obtener una nueva.',
  button: 'Continuar',
  personal: 'Este enlace es solo para usted. Por favor, no lo comparta.',
  again: 'Inténtelo una vez más',
  reasons: {
    bank_unlinked: 'Su cuenta bancaria ya no está conectada. Conéctela de nuevo.',
    customer_left: 'Salió antes de terminar. Ahora puede continuar.',
    document_required: 'Hace falta un documento más.',
    identity_failed: 'No se pudo confirmar su identidad. Revise sus datos e inténtelo de nuevo.',
    invalid_address: 'No se pudo confirmar su dirección. Revísela.',
    invalid_email: 'No se pudo confirmar su correo electrónico. Revíselo.',
    invalid_personal_data: 'No se pudieron confirmar algunos de sus datos. Revíselos.',
    link_expired: 'El tiempo para este paso se agotó antes de que terminara.',
    not_validated: 'No se pudieron confirmar sus datos. Revíselos e inténtelo de nuevo.',
    otp_contract_missing: 'Falta aceptar el contrato.',
    otp_privacy_missing: 'Falta aceptar el aviso de privacidad.',
    provide_additional_info: 'Hacen falta algunos datos más.',
    unconfirmed: 'No se pudo confirmar que este paso haya terminado.',
    unreadable_doc: 'No se pudo leer su documento. Tome una foto nítida, bien iluminada y completa.',
    upstream_error: 'Hubo un problema técnico. No fue culpa suya.',
    verification_error: 'Hubo un problema técnico. No fue culpa suya.',
    other: 'Todavía falta algo para completar este paso.',
  },
  working: {
    preparing: { title: 'Un momento', text: () => 'Estamos preparando su página.' },
    checking: {
      title: 'Estamos trabajando en ello',
      text: (partner) => `Sus datos se están procesando. Puede cerrar esta página: ${partner} le avisará.`,
    },
    review: {
      title: 'Sus datos están en revisión',
      text: (partner) =>
        `Un equipo los está revisando y puede tardar unos días. Puede cerrar esta página: ${partner} le avisará.`,
    },
    waiting: {
      title: 'Estamos trabajando en ello',
      text: (partner) => `Por ahora no tiene que hacer nada aquí. ${partner} le avisará.`,
    },
  },
  refreshes: 'Esta página se actualiza sola.',
  refresh: 'Actualizar ahora',
  done: {
    title: 'Su parte está lista',
    text: (partner) => `Gracias. Puede cerrar esta página: ${partner} le dirá qué sigue.`,
  },
  ended: {
    title: 'Este enlace ya no es válido',
    text: (partner) => `Aquí ya no se puede hacer nada más. Para continuar, pida un enlace nuevo a ${partner}.`,
  },
  later: {
    title: 'Inténtelo más tarde',
    text: 'Ahora no es posible. No se ha perdido nada: su enlace sigue siendo el mismo.',
  },
  retry: 'Intentar de nuevo',
  missing: {
    title: 'Página no encontrada',
    text: 'No hay nada en esta dirección. Abra otra vez el enlace de su mensaje y compruebe que esté completo.',
  },
  contact: (partner) => `Contactar con ${partner}`,
  phone: {
    title: 'Continúe en su teléfono',
    text: 'Escanee el código con la cámara.',
    label: 'Código QR con la dirección de esta página',
  },
};
