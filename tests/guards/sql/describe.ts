/** What the server says of a statement that is prepared and never carried out. */
import type { Client, FieldDef, Submittable } from "pg";

export interface Described {
  /** Columns of the rows it gives back; where one is a column of a table as it is, `tableID` and `columnID` name it. */
  fields: FieldDef[];
  problem: string | null;
}

interface Wire {
  parse(message: { name: string; text: string; types: number[] }): void;
  describe(message: { type: "S"; name: string }): void;
  sync(): void;
}

/** Prepares a statement and tells what it would give back. */
export function describeStatement(client: Client, text: string): Promise<Described> {
  return new Promise((resolve) => {
    const told: Described = { fields: [], problem: null };
    const query = {
      submit: (connection: Wire) => {
        connection.parse({ name: "", text, types: [] });
        connection.describe({ type: "S", name: "" });
        connection.sync();
        return null;
      },
      handleRowDescription: ({ fields }: { fields: FieldDef[] }) => {
        told.fields = fields;
      },
      handleError: (fault: Error) => {
        told.problem = fault.message;
        resolve(told);
      },
      handleReadyForQuery: () => resolve(told),
    };
    client.query(query as unknown as Submittable);
  });
}
