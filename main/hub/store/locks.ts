/**
 * Advisory locks of the product's database, by what they guard; hubs and transactions wait for each other on them.
 * Kept in one place: one number with two meanings once froze the hub, when writers of orders waited for a claim that is never given back.
 */
export const locks = {
  /** Held while migrations are applied. */
  migrate: 7_204_511,
  /** Writers of orders, to the end of their transaction: numbers stay in sequence and two facts of one new order cannot both create it. */
  orders: 7_204_512,
  /** Sealing the journal, to the end of the transaction; who does not get it leaves the work to whoever has it. */
  seal: 7_204_513,
  /** The switches of automation: decided and sent beside each other, turned alone; to the end of the transaction, before every other lock. */
  automation: 7_204_514,
  /** Giving cases to people, to the end of the transaction: two at once would count loads that are true no more. Taken before any row. */
  giving: 7_204_515,
  /** Looking for what waits, to the end of the transaction: two at once would tell it twice. Taken before any row. */
  waiting: 7_204_516,
  /** Opening cases for findings, to the end of the transaction: two at once would open two for one cause. Taken before any row. */
  findingCases: 7_204_517,
  /** Held by the hub that works on this database, as long as it lives. */
  claim: 7_204_590,
  /** Linking accounts, to the end of the transaction: two at once would open an account each for one buyer. */
  accounts: 7_219_044,
  /** Making and dropping data keys, to the end of the transaction: two at once would give one number twice. */
  dataKeys: 7_219_045,
} as const;
