import type { Programme } from '../../domain/programme/programme';

/** Whoever holds the seat of the registry engineer of the one hospital. */
export const owner = 'registry@spree.example';

/** The registry engineers report the delay, and show it; the office reports the rest. */
export const owned = (programme: Programme): Programme => ({
  ...programme,
  evaluation: {
    ...programme.evaluation,
    kpis: programme.evaluation.kpis.map((kpi) =>
      kpi.key === 'delay' ? { ...kpi, owner: { seats: ['data.registry'], by: 'anyone' }, evidence: ['document'] } : kpi,
    ),
  },
});
