using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Store;

/// <summary>Ids of figures, from where they stand: the same figure has the same id in every store, whatever the order of ingestion.</summary>
internal static class FigureIds
{
    /// <summary>The id of the figure at <paramref name="start"/>..<paramref name="end"/> (UTF-16, end exclusive) of a report's cleaned text.</summary>
    public static string OfReport(string reportId, int start, int end) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"report\n{reportId}\n{start}\n{end}"));

    /// <summary>The id of a row of a table, from its content: the same row imported from another path is the same figure.</summary>
    public static string OfRow(IEnumerable<string?> cells) => Hash("table\n" + string.Join('\u0001', cells));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
