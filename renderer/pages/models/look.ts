/** While models are compared the page looks again this often, ms: news of progress come, and may be lost. */
export const LOOK_MS = 1_500;
