using DuckDB.NET.Data;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>
    /// Another workbench on the same open store, for reading beside this one: a second connection of the same process, which sees what
    /// is committed and waits for no writer. Each instance serves one thread at a time. Dispose it before this one.
    /// </summary>
    /// <returns>The reader; writing through it throws WB5108.</returns>
    public CampaignWorkbench Share()
    {
        var connection = Store.StoreFile.IsMemory(Path) ? Connection.Duplicate() : new DuckDBConnection(Connection.ConnectionString);
        try
        {
            if (connection.State != System.Data.ConnectionState.Open)
                connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return new CampaignWorkbench(Path, connection, writable: false, clock);
    }
}
