/** Prisma for the cold statements: single rows, asked for seldom, where the compiler is to know the columns. */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import { PrismaClient } from "./generated/client.ts";
import { storable } from "./statement.ts";

const made = new WeakMap<PoolClient, Prisma>();

/** Prisma's client, whose texts are cleaned like every parameter: NUL and halves of surrogate pairs become U+FFFD. */
export type Prisma = ReturnType<typeof prismaOn>;

/** A client over connections of the pool. */
export function prismaOn(pool: Pool) {
  return new PrismaClient({ adapter: new PrismaPg(pool) }).$extends({
    query: { $allModels: { $allOperations: ({ args, query }) => query(deeply(args)) } },
  });
}

/**
 * The client of one connection: what is asked of it takes its turn between the other statements of that connection's transaction. It is
 * made when it is first asked for (20 ms, 5 MB) and stays with the connection, so that two writes never share one.
 */
export function prismaWithin(client: PoolClient): Prisma {
  const known = made.get(client) ?? prismaOn(new OneConnection(client));
  made.set(client, known);
  return known;
}

/** A pool that is one connection in somebody's hands. Prisma may not begin a transaction of its own on it: it is in one. */
class OneConnection extends Pool {
  constructor(client: PoolClient) {
    super({ max: 1 });
    Object.assign(this, {
      query: client.query.bind(client),
      connect: () => Promise.reject(new Error("within a write Prisma sends single statements: no nested writes, no $transaction")),
    });
  }
}

/** Arguments with every text in them storable. */
function deeply<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(deeply) as Value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return storable(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [storable(key), deeply(one)])) as Value;
}
