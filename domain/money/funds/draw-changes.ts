import { owedBack, type Draw, type DrawHappening } from './draws';
import type { OfType } from '../../shared/told';

const repaid = (draw: Draw, { part }: OfType<DrawHappening, 'draw.repaid'>): Draw => {
  if (!draw.repayment) return draw;
  const after = { ...draw, repayment: { ...draw.repayment, paid: [...draw.repayment.paid, part] } };
  return owedBack(after) === 0n ? { ...after, state: 'repaid' } : after;
};

/** A draw after something happened to it: the process and the read model change it alike. */
export function drawAfter(draw: Draw, happening: DrawHappening): Draw {
  switch (happening.type) {
    case 'draw.requested':
      return draw;
    case 'draw.approved': {
      const { approval, outcome } = happening;
      return { ...draw, state: 'approved', approval, outcome };
    }
    case 'draw.refused': {
      const { approval, outcome } = happening;
      return { ...draw, state: 'refused', approval, outcome };
    }
    case 'draw.cancelled': {
      const { by, reason } = happening;
      return { ...draw, state: 'cancelled', cancelled: { by, reason } };
    }
    case 'draw.paid':
      return { ...draw, state: 'paid', payment: happening.payment };
    case 'draw.confirmed': {
      const { confirmation } = happening;
      return { ...draw, confirmation, ...(draw.state === 'paid' && { state: 'confirmed' }) };
    }
    case 'draw.ratificationAsked':
      return { ...draw, ratification: { approval: happening.approval } };
    case 'draw.ratified': {
      const { approval, outcome } = happening;
      return { ...draw, ratification: { approval, outcome } };
    }
    case 'draw.reclaimed': {
      const { approval, outcome, owes: party, amount, on: since } = happening;
      const repayment = { party, amount, since, paid: [] };
      return { ...draw, state: 'repayable', ratification: { approval, outcome }, repayment };
    }
    case 'draw.repaymentSet':
      return draw.repayment ? { ...draw, repayment: { ...draw.repayment, clock: happening.clock } } : draw;
    case 'draw.repaymentReminded':
      return draw.repayment ? { ...draw, repayment: { ...draw.repayment, isReminded: true } } : draw;
    case 'draw.repaymentLate':
      return draw.repayment ? { ...draw, repayment: { ...draw.repayment, isLate: true } } : draw;
    case 'draw.repaid':
      return repaid(draw, happening);
  }
}
