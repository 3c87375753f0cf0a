using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>How far a running query is.</summary>
/// <param name="Percentage">0 to 100; -1 when no query runs or progress is not known.</param>
/// <param name="RowsProcessed">Rows read so far.</param>
/// <param name="TotalRowsToProcess">Rows to be read, an estimate.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBQueryProgress(double Percentage, ulong RowsProcessed, ulong TotalRowsToProcess);
