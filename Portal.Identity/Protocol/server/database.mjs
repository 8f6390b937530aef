import pg from "pg";

// Connections that broke under a query: a restarted server (57P01–57P03, 08xxx) or a cut line.
const broken = (error) => /^(57P0|08)/.test(error.code ?? "") || /^(ECONN|EPIPE|ENOENT)/.test(error.code ?? "") || /Connection terminated/.test(error.message);
const tries = 20;
const pause = 250;

/** One pool; a query is repeated for up to five seconds while the server is away. */
export function createDatabase(connection, say) {
  const pool = new pg.Pool({ ...connection, max: 10, connectionTimeoutMillis: 5000 });
  pool.on("error", () => say("connection_lost"));

  return {
    async query(text, values) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await pool.query(text, values);
        } catch (error) {
          if (attempt === tries || !broken(error)) throw error;
          await new Promise((resume) => setTimeout(resume, pause));
        }
      }
    },
  };
}
