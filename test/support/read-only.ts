import { Client } from 'pg';

/** Lets a store take nothing any more, as where its disk may not be written, and take it again; what is read goes on. */
export const openReadOnlySwitch = async (databaseUrl: string) => {
  const client = new Client({ connectionString: databaseUrl, options: '-c default_transaction_read_only=off' });
  await client.connect();
  const turn = async (isReadOnly: boolean) => {
    const [{ name } = { name: '' }] = (await client.query<{ name: string }>('select current_database() as name')).rows;
    await client.query(`alter database "${name}" set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`);
    await client.query(
      'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  };
  return {
    takeNothing: () => turn(true),
    /** No entry finds room any more, as where the disk fills up between one write and the next. */
    takeNoEntries: async () => {
      await client.query(`create or replace function find_no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
      await client.query('create trigger find_no_room before insert on ledger execute function find_no_room()');
    },
    /** Takes everything again. */
    takeAgain: async () => {
      await client.query('drop trigger if exists find_no_room on ledger');
      await turn(false);
    },
    close: () => client.end(),
  };
};
