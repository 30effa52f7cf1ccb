// The SDK takes the stack of every promise that a workflow makes, to show where it waits: half of what a workflow's own story costs.
// Runs first of all in the sandbox, where nothing may be changed any longer once it is ready.
Error.stackTraceLimit = 0;

export {};
