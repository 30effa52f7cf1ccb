import { Client } from 'pg';

/** Lets a store take nothing any more, as where its disk may not be written, and take it again; what is read goes on. */
export const openReadOnlySwitch = async (databaseUrl: string) => {
  const client = new Client({ connectionString: databaseUrl, options: '-c default_transaction_read_only=off' });
  await client.connect();
  const turn = async (isReadOnly: boolean) => {
    const [{ name } = { name: '' }] = (await client.query<{ name: string }>('select current_database() as name')).rows;
    await client.query(`alter database "${name}" set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  };
  return { takeNothing: () => turn(true), takeAgain: () => turn(false), close: () => client.end() };
};
