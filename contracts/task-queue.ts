/** The one task queue that every worker of the product serves. */
export const TASK_QUEUE = 'gatehouse';
