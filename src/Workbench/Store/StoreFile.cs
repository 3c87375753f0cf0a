using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Store;

/// <summary>Opens a store file, creates it or brings it up to date, and turns what can go wrong into errors that say what to do.</summary>
internal static class StoreFile
{
    private static ReadOnlySpan<byte> Magic => "DUCK"u8;

    /// <summary>Opens <paramref name="path"/> for writing; creates and migrates it as needed. <c>:memory:</c> gives a store in memory.</summary>
    public static DuckDBConnection OpenForWriting(string path)
    {
        var inMemory = IsMemory(path);
        if (!inMemory)
            CheckFile(path);
        var connection = Connect(path, inMemory ? "" : ";ACCESS_MODE=READ_WRITE");
        try
        {
            Migrate(connection, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return connection;
    }

    /// <summary>Opens <paramref name="path"/> for reading. Any number of readers may have it open at a time.</summary>
    public static DuckDBConnection OpenForReading(string path)
    {
        if (!File.Exists(path))
            throw Errors.StoreMissing(path);
        CheckFile(path);
        var connection = Connect(path, ";ACCESS_MODE=READ_ONLY");
        try
        {
            var version = ReadVersion(connection, path);
            if (version > Schema.Version)
                throw Errors.StoreIsNewer(path, version, Schema.Version);
            if (version < Schema.Version)
                throw Errors.StoreNeedsMigration(path, version, Schema.Version);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return connection;
    }

    public static bool IsMemory(string path) => path is ":memory:";

    private static void CheckFile(string path)
    {
        if (Directory.Exists(path))
            throw Errors.StoreNotWritable(path, new IOException("It is a folder."));
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
            return;
        // DuckDB writes "DUCK" after an 8-byte checksum. It is looked at here because its own error for another kind of file
        // names neither the file nor a remedy.
        try
        {
            Span<byte> head = stackalloc byte[12];
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head[8..].SequenceEqual(Magic))
                throw Errors.NotADatabase(path, new InvalidDataException("The file does not begin as a DuckDB file does."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.StoreNotWritable(path, e);
        }
    }

    private static DuckDBConnection Connect(string path, string options)
    {
        var connection = new DuckDBConnection($"Data Source={path}{options}");
        try
        {
            connection.Open();
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            if (e.Message.Contains("lock", StringComparison.OrdinalIgnoreCase))
                throw Errors.StoreIsLocked(path, Holder(e.Message), e);
            if (e.Message.Contains("not a valid DuckDB", StringComparison.OrdinalIgnoreCase))
                throw Errors.NotADatabase(path, e);
            throw Errors.StoreNotWritable(path, e);
        }
    }

    /// <summary>The holder of a lock as DuckDB names it (<c>… is held in /usr/bin/x (PID 123)</c>), for the error.</summary>
    private static string Holder(string message)
    {
        var at = message.IndexOf("(PID ", StringComparison.Ordinal);
        var end = at < 0 ? -1 : message.IndexOf(')', at);
        return end < 0 ? "" : " " + message[at..(end + 1)];
    }

    private static void Migrate(DuckDBConnection connection, string path)
    {
        var version = ReadVersion(connection, path);
        if (version > Schema.Version)
            throw Errors.StoreIsNewer(path, version, Schema.Version);
        for (var next = version; next < Schema.Version; next++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, Schema.Migrations[next]);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE workbench SET schema_version = {next + 1}"));
            if (next + 1 == Schema.Version)
                Execute(connection, PlaceTree.Sql + ";" + FactsView.Sql);
            transaction.Commit();
        }
    }

    private static int ReadVersion(DuckDBConnection connection, string path)
    {
        if (Scalar(connection, "SELECT count(*) FROM duckdb_tables() WHERE NOT internal AND table_name = 'workbench' AND schema_name = 'main'") > 0)
            return (int)Scalar(connection, "SELECT max(schema_version) FROM main.workbench");
        if (Scalar(connection, "SELECT count(*) FROM duckdb_tables() WHERE NOT internal") > 0)
            throw Errors.NotAWorkbench(path);
        return 0;
    }

    private static long Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
