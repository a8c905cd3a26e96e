/** Search: whatever somebody remembers of an order, a case or a buyer finds it. */
export { orderListHandlers } from "./order-list.handlers.ts";
export { searchHandlers } from "./search.handlers.ts";
export { viewHandlers } from "./views.handlers.ts";
