using System.Text;
using Workbench.Comparing;
using Workbench.Places;
using Workbench.Text;

namespace Workbench;

/// <summary>A name that reports of the store write beside a word such as "district", and that no place has.</summary>
/// <param name="Name">As written.</param>
/// <param name="Level"><c>province</c>, <c>district</c> or <c>commune</c>, by the word beside it.</param>
/// <param name="Mentions">How often it is named so, in all reports.</param>
/// <param name="Reports">In how many reports.</param>
/// <param name="ReportId">One of them, the first by identifier.</param>
public sealed record UnmappedPlace(string Name, string Level, int Mentions, int Reports, string ReportId);

public sealed partial class CampaignWorkbench
{
    private static readonly string[] Levels = ["province", "district", "commune"];

    /// <summary>Names of places that the stored reports write and that no place of the store has, the commonest first. Reads all reports again.</summary>
    /// <param name="cancellationToken">Stops between reports.</param>
    public IReadOnlyList<UnmappedPlace> UnknownPlaces(CancellationToken cancellationToken = default)
    {
        var gazetteer = StorePlaces.Gazetteer(Connection);
        var found = new Dictionary<(string Level, string Name), UnmappedPlace>();
        using var command = Connection.CreateCommand();
        command.CommandText = "SELECT report_id, text, language FROM reports ORDER BY report_id";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var language = reader.GetString(2);
            var options = new AnalysisOptions { Gazetteer = gazetteer, Language = language == "und" ? null : language };
            foreach (var place in ReportAnalyzer.Analyze(reader.GetString(1), options, cancellationToken).UnknownPlaces)
                found[(place.Level, place.Name)] = found.TryGetValue((place.Level, place.Name), out var known)
                    ? known with { Mentions = known.Mentions + place.Mentions, Reports = known.Reports + 1 }
                    : new UnmappedPlace(place.Name, place.Level, place.Mentions, 1, reader.GetString(0));
        }
        return [.. found.Values.OrderByDescending(p => p.Mentions).ThenBy(p => p.Level, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>Says that a name means a place of the store. Reports read from now on find it; <see cref="UpdateExtractor"/> reads the stored ones again.</summary>
    /// <param name="name">The name as reports write it, two letters at least.</param>
    /// <param name="place">The place: its id, or its name in any language.</param>
    /// <returns>The id of the place.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5410: no such place; WB5413: the name is too short, or means another place.</exception>
    public string MapPlace(string name, string place)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        CheckWritable();
        var spelling = CheckName(name);
        var id = new FactReader(Connection).PlaceId(place);
        if (Exact(spelling) is { } other && other != id)
            throw Errors.PlaceNameTaken(spelling, other);
        StorePlaces.AddAlias(Connection, id, spelling);
        return id;
    }

    /// <summary>Adds a place that the store lacks.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="level"><c>province</c>, <c>district</c> or <c>commune</c>.</param>
    /// <param name="parent">The place it belongs to, by id or name: a province, or for a commune its district; null for a province, which belongs to none.</param>
    /// <returns>The id of the new place.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5410: no such parent; WB5413: the name is too short or taken; WB5414: the level is none, or does not go with the parent.</exception>
    public string AddPlace(string name, string level, string? parent = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        CheckWritable();
        var spelling = CheckName(name);
        if (!Levels.Contains(level, StringComparer.Ordinal) || (parent is null) != (level == "province"))
            throw Errors.PlaceLevel(level);
        var parentId = parent is null ? null : new FactReader(Connection).PlaceId(parent);
        if (parentId is not null && LevelOf(parentId) is var above && !(above == "province" || (above == "district" && level == "commune")))
            throw Errors.PlaceLevel(level);
        if (Exact(spelling) is { } other)
            throw Errors.PlaceNameTaken(spelling, other);
        var id = (parentId is null ? "" : parentId + "/") + Slug(spelling);
        StorePlaces.Add(Connection, new Place { Id = id, Name = spelling, Level = level, ParentId = parentId });
        return id;
    }

    private string? LevelOf(string placeId)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "SELECT level FROM places WHERE place_id = $1 LIMIT 1";
        command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter(placeId));
        return command.ExecuteScalar() as string;
    }

    private static string CheckName(string name)
    {
        var spelling = name.Trim().Normalize();
        return spelling.Length >= 2 && spelling.Any(char.IsLetter) && !spelling.Any(char.IsControl) ? spelling : throw Errors.PlaceNameTaken(spelling, null);
    }

    private string? Exact(string name)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "SELECT place_id FROM places WHERE name = $1 OR list_contains(aliases, $1) ORDER BY level = 'district', place_id LIMIT 1";
        command.Parameters.Add(new DuckDB.NET.Data.DuckDBParameter(name));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Letters and digits of any script, small, without marks; all else a hyphen.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        return slug.ToString().TrimEnd('-').Normalize();
    }
}
