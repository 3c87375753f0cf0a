using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Store;

/// <summary>
/// While it lasts, several queries see one state of the store, whatever other connections commit between them: a transaction that only
/// reads. Inside a transaction of the caller it is that one, which goes on.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly bool own;

    /// <param name="connection">The store; nothing is written to it while this lasts.</param>
    public Snapshot(DuckDBConnection connection)
    {
        this.connection = connection;
        // Without a transaction each query is one of its own. To begin one inside another would end that one.
        own = Transaction() != Transaction();
        if (own)
            Run("BEGIN TRANSACTION READ ONLY");
    }

    public void Dispose()
    {
        if (own)
            Run("ROLLBACK");
    }

    private long Transaction()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT txid_current()";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
